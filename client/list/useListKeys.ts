import { useRef, type KeyboardEvent } from 'react'
import { listIntent, rowByLetters, type ListIntent } from './listKeys.ts'
import type { ListRow } from './listRows.ts'

/** Letters within this time belong to one word, in milliseconds. */
const TYPING_MS = 900

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, button') !== null

interface Options {
  rows: readonly ListRow[]
  active: string | null
  wordsOf: (row: ListRow) => string
  /** A row that letters lead to. */
  goTo: (id: string) => void
  act: (intent: Exclude<ListIntent, { type: 'letter' }>) => void
}

/** The keys of a list, while one of its rows has the focus. */
export const useListKeys = ({ rows, active, wordsOf, goTo, act }: Options) => {
  const typed = useRef({ letters: '', at: 0 })
  return (event: KeyboardEvent): void => {
    if (isTyping(event.target) || event.nativeEvent.isComposing) return
    const now = Date.now()
    if (now - typed.current.at > TYPING_MS) typed.current.letters = ''
    const intent = listIntent(event, rows, active, typed.current.letters !== '')
    if (!intent) return
    event.preventDefault()
    event.stopPropagation()
    if (intent.type !== 'letter') {
      typed.current.letters = '' // the next letter begins another word
      return act(intent)
    }
    typed.current = { letters: typed.current.letters + intent.letter, at: now }
    const id = rowByLetters(rows, active, typed.current.letters, wordsOf)
    if (id !== null) goTo(id)
  }
}
