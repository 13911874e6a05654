import { stopEventPropagation, type Editor } from '@tldraw/tldraw'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Command } from '#shared/plan/commands.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { BoardBinding } from '../bindBoard.ts'
import type { CardFace } from './cardFace.ts'
import { finishCard } from './finishCard.ts'
import { wordsDirection } from './CardBody.tsx'
import { isClosed, stoppedBy } from '../../plan/lockOf.ts'
import { WRITING_HINT } from '../making/WritingHint.tsx'
import { noticeRefused } from '../notices.tsx'
import { wordsField } from './wordsField.ts'

/** Running text is written while it is typed, this long after the last letter. */
const TYPING_MS = 250

interface Props {
  face: CardFace
  entityId: string
  /** The words are those in the second language. */
  second: boolean
  binding: BoardBinding
  editor: Editor
}

/**
 * A card's words as a text area over the card. Enter keeps, and goes on to the next card where this one is new; Escape
 * ends a new one and lets go of what was changed in another; Shift+Enter begins a line where there are lines. Tab goes to
 * the words in the second language, where the lab has one, and Shift+Tab comes back.
 */
export const CardWords = ({ face, entityId, second, binding, editor }: Props) => {
  const { field, running, language, shown, label } = wordsField(face, second)
  const [words, setWords] = useState(shown)
  /** What the plan said when this person last saw it: their change is what differs from it. */
  const base = useRef(shown)
  const before = useRef(shown)
  const area = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)
  const fresh = useRef(binding.faces.editing.get()?.fresh ?? false)
  const latest = useRef<() => unknown>(() => {})

  useEffect(() => {
    binding.lab.presence.set({ editing: { id: entityId, field } })
    area.current?.focus({ preventScroll: true })
    area.current?.select()
    return () => binding.lab.presence.set({ editing: null })
  }, [binding, entityId, field])

  const write = (next: string, last = false) => {
    if (next === base.current) return
    const command: Command = {
      type: 'update',
      collection: face.collection,
      id: entityId,
      fields: { [field]: next },
      ...(running && { base: { [field]: base.current } }),
    }
    const decision = binding.lab.dispatch(command)
    if (!decision.ok) {
      // It was open when the person began to write: what they wrote is not thrown away.
      if (last && isClosed(decision.refusal)) binding.lab.rejected.keep(command, decision.refusal)
      return noticeRefused(decision.refusal)
    }
    const entity: Record<string, unknown> = {
      ...binding.lab.store.get().plan[face.collection].get(entityId),
    }
    const merged = String(entity[field] ?? next)
    base.current = merged
    if (merged !== next) setWords(merged)
  }

  useEffect(() => {
    if (!running || words === base.current) return
    const timer = setTimeout(() => write(words), TYPING_MS)
    return () => clearTimeout(timer)
  })

  /** Others wrote in it: what is not yet written here goes on top of theirs. */
  useEffect(() => {
    if (shown === base.current) return
    if (words === base.current) {
      base.current = shown
      setWords(shown)
    } else if (running) write(words)
    // eslint-disable-next-line react/exhaustive-deps -- only when the plan's words change
  }, [shown])

  /** The board closes over it, as it does when the plan is frozen or the room locked. */
  useEffect(() => {
    latest.current = () => done.current || write(words, true)
  })
  useEffect(() => () => void latest.current(), [])

  const finish = (how: 'keep' | 'next' | 'cancel') => {
    if (done.current) return
    done.current = true
    write(how === 'cancel' ? before.current : words, true)
    finishCard(editor, binding, how)
  }
  /** False where there is nowhere to go: then Tab is the browser's. */
  const turn = (event: KeyboardEvent): boolean => {
    if (!face.second || second !== event.shiftKey) return false
    const refusal = stoppedBy(binding.lab, entityId, wordsField(face, !second).field)
    if (refusal) return (noticeRefused(refusal), true)
    done.current = true
    write(words, true)
    binding.inward.flush()
    binding.faces.editingSecond.set(!second)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Tab' && turn(event)) return event.preventDefault()
    if (event.key !== 'Enter') return
    if (event.ctrlKey || event.metaKey) finish('next')
    else if (!event.shiftKey) finish(fresh.current ? 'next' : 'keep')
    else if (running) return
    event.preventDefault()
  }
  /** Before the editor hears of it, which would let go of the card and so keep its words. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    finish(fresh.current ? 'keep' : 'cancel')
  }
  return (
    <textarea
      ref={area}
      className="board-card-words board-card-area"
      aria-label={label}
      lang={language}
      dir={wordsDirection(language)}
      aria-describedby={WRITING_HINT}
      value={words}
      maxLength={running ? LIMITS.longTextLength : LIMITS.titleLength}
      onChange={(event) => setWords(running ? event.target.value : event.target.value.replaceAll('\n', ' '))}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownCapture}
      onBlur={() => finish('keep')}
      onPointerDown={stopEventPropagation}
      onPointerMove={stopEventPropagation}
      onPointerUp={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
      onTouchStart={stopEventPropagation}
      onTouchEnd={stopEventPropagation}
    />
  )
}
