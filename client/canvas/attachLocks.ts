import type { Editor, TLShape } from '@tldraw/tldraw'
import { PLACE } from '#shared/plan/locks.ts'
import { stoppedBy } from '../plan/lockOf.ts'
import type { BoardBinding } from './bindBoard.ts'
import { isCard } from './cardShape.ts'
import { noticeRefused } from './notices.tsx'

/** A locked card stays where it is, whatever a hand does to it; why is said once a gesture. */
export const attachLocks = (editor: Editor, { lab }: BoardBinding): (() => void) => {
  let said = false
  const stops = (shape: TLShape, field: string | null): boolean => {
    const refusal = isCard(shape) ? stoppedBy(lab, shape.props.entityId, field) : null
    if (refusal && !said) noticeRefused(refusal)
    said ||= refusal !== null
    return refusal !== null
  }
  const begin = (info: { name: string }) => {
    if (info.name === 'pointer_down' || info.name === 'key_down') said = false
  }
  editor.on('event', begin)
  const offs = [
    editor.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      source === 'user' && isElsewhere(before, after) && stops(before, PLACE) ? before : after,
    ),
    editor.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) =>
      source === 'user' && stops(shape, null) ? false : undefined,
    ),
    () => void editor.off('event', begin),
  ]
  return () => offs.forEach((off) => off())
}

const isElsewhere = (before: TLShape, after: TLShape): boolean =>
  before.x !== after.x || before.y !== after.y || before.props !== after.props
