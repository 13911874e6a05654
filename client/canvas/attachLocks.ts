import type { Editor, TLShape } from '@tldraw/tldraw'
import type { Refusal } from '#shared/plan/commands.ts'
import { PLACE } from '#shared/plan/locks.ts'
import { stoppedBy } from '../plan/lockOf.ts'
import { stopsDrawing } from './areas/stopsDrawing.ts'
import type { BoardBinding } from './bindBoard.ts'
import { isCard } from './cards/cardShape.ts'
import { noticeRefused } from './notices.tsx'

/** What is locked stays where and as it is, whatever a hand does to it; why is said once a gesture. */
export const attachLocks = (editor: Editor, binding: BoardBinding): (() => void) => {
  let said = false
  const stops = (refusal: Refusal | null): boolean => {
    if (refusal && !said) noticeRefused(refusal)
    said ||= refusal !== null
    return refusal !== null
  }
  const againstCard = (shape: TLShape, field: string | null) =>
    isCard(shape) ? stoppedBy(binding.lab, shape.props.entityId, field) : null
  const begin = (info: { name: string }) => {
    if (info.name === 'pointer_down' || info.name === 'key_down') said = false
  }
  editor.on('event', begin)
  const offs = [
    editor.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user' || !isElsewhere(before, after)) return after
      return stops(againstCard(before, PLACE) ?? stopsDrawing(binding, before, after)) ? before : after
    }),
    editor.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) =>
      source === 'user' && stops(againstCard(shape, null) ?? stopsDrawing(binding, shape, null))
        ? false
        : undefined,
    ),
    // What is drawn where it may not be is taken back by the plan; the gesture that drew it ends.
    editor.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source !== 'user' || isCard(shape) || !stopsDrawing(binding, shape, shape)) return
      said = true
      queueMicrotask(() => editor.cancel())
    }),
    () => void editor.off('event', begin),
  ]
  return () => offs.forEach((off) => off())
}

const isElsewhere = (before: TLShape, after: TLShape): boolean =>
  before.x !== after.x ||
  before.y !== after.y ||
  before.rotation !== after.rotation ||
  before.parentId !== after.parentId ||
  before.props !== after.props
