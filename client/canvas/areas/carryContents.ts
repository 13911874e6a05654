import type { Editor, TLFrameShape, TLShape, TLShapeId, VecLike } from '@tldraw/tldraw'
import { isCard } from '../cards/cardShape.ts'
import { isInk } from '../ink.ts'
import { isArea } from './isArea.ts'

/** What goes along with a frame during one gesture, from where all of it was when that began. */
interface Carried {
  from: VecLike
  starts: ReadonlyMap<TLShapeId, VecLike>
}

/**
 * Who moves a frame moves what lies in it by its middle, cards and drawings, in the same step of undo. What it passes
 * over on its way stays; sizing it moves nothing.
 */
export const carryContents = (editor: Editor): (() => void) => {
  const carried = new Map<TLShapeId, Carried>()
  const fresh = new Set<TLShapeId>()
  const begin = (info: { name: string }) => {
    if (info.name !== 'pointer_down' && info.name !== 'key_down') return
    carried.clear()
    fresh.clear()
  }
  editor.on('event', begin)
  const offs = [
    editor.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source === 'user' && isArea(shape)) fresh.add(shape.id)
    }),
    editor.sideEffects.registerAfterChangeHandler('shape', (before, after, source) => {
      // A frame that is made, copied or sized in this gesture is laid over what is there.
      if (source !== 'user' || !isArea(before) || !isArea(after) || fresh.has(after.id)) return
      if (before.props.w !== after.props.w || before.props.h !== after.props.h) return
      if (before.x === after.x && before.y === after.y) return
      const going = carried.get(after.id) ?? { from: before, starts: contentsOf(editor, before) }
      carried.set(after.id, going)
      move(editor, going, after)
    }),
    () => void editor.off('event', begin),
  ]
  return () => offs.forEach((off) => off())
}

/** To where they began and as far as the frame has come, so that taking the frame back takes them back. */
const move = (editor: Editor, { from, starts }: Carried, frame: TLFrameShape) => {
  const by = { x: frame.x - from.x, y: frame.y - from.y }
  const moved = [...starts].flatMap(([id, start]): TLShape[] => {
    const shape = editor.getShape(id)
    const at = { x: start.x + by.x, y: start.y + by.y }
    return shape && (shape.x !== at.x || shape.y !== at.y) ? [{ ...shape, ...at }] : []
  })
  if (moved.length > 0) editor.store.put(moved)
}

/** What lies in a frame and is not moved by the gesture itself, nor by the frame as a part of it. */
const contentsOf = (editor: Editor, frame: TLFrameShape): ReadonlyMap<TLShapeId, VecLike> => {
  const corner = editor.getShapeParentTransform(frame).applyToPoint(frame)
  const box = { x: corner.x, y: corner.y, w: frame.props.w, h: frame.props.h }
  const beside = new Set<string>([frame.parentId, editor.getCurrentPageId()])
  const staying = new Set<string>([frame.id, frame.parentId, ...editor.getSelectedShapeIds()])
  const found = new Map<TLShapeId, VecLike>()
  for (const shape of editor.getCurrentPageShapes()) {
    if (!beside.has(shape.parentId) || staying.has(shape.id) || !isCarried(shape, box)) continue
    const { x, y } = middleOf(editor, shape)
    if (x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h)
      found.set(shape.id, { x: shape.x, y: shape.y })
  }
  return found
}

const middleOf = (editor: Editor, shape: TLShape): VecLike =>
  isCard(shape)
    ? { x: shape.x + shape.props.w / 2, y: shape.y + shape.props.h / 2 }
    : (editor.getShapePageBounds(shape)?.center ?? shape)

/** Cards and drawings; of frames only smaller ones. A relation follows its cards. */
const isCarried = (shape: TLShape, box: { w: number; h: number }): boolean => {
  if (isArea(shape)) return shape.props.w * shape.props.h < box.w * box.h
  return isCard(shape) || isInk(shape)
}
