import { stopEventPropagation, type Editor } from '@tldraw/tldraw'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Command } from '#shared/plan/commands.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { i18n } from '../i18n/i18n.ts'
import type { BoardBinding } from './bindBoard.ts'
import type { CardFace } from './cardFace.ts'
import { finishCard } from './finishCard.ts'
import { kindOf } from './kinds.ts'
import { isClosed } from '../plan/lockOf.ts'
import { noticeRefused } from './notices.tsx'

/** Running text is written while it is typed, this long after the last letter. */
const TYPING_MS = 250

interface Props {
  face: CardFace
  entityId: string
  binding: BoardBinding
  editor: Editor
}

/** A card's words as a text area over the card. Enter keeps, Escape lets go, Shift+Enter begins a line. */
export const CardWords = ({ face, entityId, binding, editor }: Props) => {
  const kind = kindOf(face.collection)
  const [words, setWords] = useState(face.words)
  /** What the plan said when this person last saw it: their change is what differs from it. */
  const base = useRef(face.words)
  const before = useRef(face.words)
  const area = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)
  const latest = useRef<() => unknown>(() => {})

  useEffect(() => {
    binding.lab.presence.set({ editing: { id: entityId, field: kind.words } })
    area.current?.focus()
    area.current?.select()
    return () => binding.lab.presence.set({ editing: null })
  }, [binding, entityId, kind.words])

  const write = (next: string, last = false) => {
    if (next === base.current) return
    const command: Command = {
      type: 'update',
      collection: face.collection,
      id: entityId,
      fields: { [kind.words]: next },
      ...(kind.running && { base: { [kind.words]: base.current } }),
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
    const merged = String(entity[kind.words] ?? next)
    base.current = merged
    if (merged !== next) setWords(merged)
  }

  useEffect(() => {
    if (!kind.running || words === base.current) return
    const timer = setTimeout(() => write(words), TYPING_MS)
    return () => clearTimeout(timer)
  })

  /** Others wrote in it: what is not yet written here goes on top of theirs. */
  useEffect(() => {
    if (face.words === base.current) return
    if (words === base.current) {
      base.current = face.words
      setWords(face.words)
    } else if (kind.running) write(words)
    // eslint-disable-next-line react/exhaustive-deps -- only when the plan's words change
  }, [face.words])

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
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') finish('cancel')
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish('next')
    else if (event.key === 'Enter' && !event.shiftKey) finish('keep')
    else return
    event.preventDefault()
  }
  return (
    <textarea
      ref={area}
      className="board-card-words board-card-area"
      aria-label={i18n.t(`canvas:field.${face.collection}`)}
      value={words}
      maxLength={kind.running ? LIMITS.longTextLength : LIMITS.titleLength}
      onChange={(event) => setWords(event.target.value)}
      onKeyDown={onKeyDown}
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
