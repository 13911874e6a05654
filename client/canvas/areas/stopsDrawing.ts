import type { TLShape } from '@tldraw/tldraw'
import type { Refusal } from '#shared/plan/commands.ts'
import { locksAgainst } from '../../plan/lockOf.ts'
import { stopsInk } from '../../plan/stopsInk.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { inkRecordOf, isInk } from '../ink.ts'

/**
 * Why a drawing may not become what it would be after a change, or go (`after` is null), or null: as the plan would say
 * when it is written, and before anyone sees it move.
 */
export const stopsDrawing = (
  { lab, board }: Pick<BoardBinding, 'lab' | 'board'>,
  shape: TLShape,
  after: TLShape | null,
): Refusal | null => {
  if (!isInk(shape)) return null
  const locks = locksAgainst(lab.session.seat.role, lab.room())
  if (!locks.some(({ target }) => target.kind === 'area')) return null
  return stopsInk(lab, shape.id, after && isInk(after) ? inkRecordOf(board, after) : null)
}

/** Why a drawing as it is may not be written in. */
export const stopsWriting = (binding: BoardBinding, shape: TLShape): Refusal | null =>
  stopsDrawing(binding, shape, shape)
