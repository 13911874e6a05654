import type { Editor, TLRenderingShape, TLShapeId } from '@tldraw/tldraw'
import { isCard } from '../cards/cardShape.ts'
import { relationOfShapeId } from '../ids.ts'

/** An element's place between the others is that of its shape among all, whether the others have elements or not. */
const firstIndex = (editor: Editor) => editor.options.maxShapesPerPage * 2

export const isProjected = (editor: Editor, id: TLShapeId): boolean =>
  relationOfShapeId(id) !== null || isCard(editor.store.unsafeGetWithoutCapture(id))

/** The shapes that have elements: all drawings, and of cards and relations those that are mounted. */
export const renderingShapes = (editor: Editor, mounted: ReadonlySet<TLShapeId>): TLRenderingShape[] => {
  const found: TLRenderingShape[] = []
  const erasing = new Set(editor.getErasingShapeIds())
  let index = firstIndex(editor)
  let backgroundIndex = editor.options.maxShapesPerPage
  const add = (id: TLShapeId, opacity: number, fading: boolean): void => {
    const shape = editor.getShape(id)
    if (!shape) return
    const fades = !fading && erasing.has(id)
    const shown = opacity * shape.opacity * (fades ? 0.32 : 1)
    const util = editor.getShapeUtil(shape)
    found.push({ id, shape, util, index: index++, backgroundIndex: backgroundIndex++, opacity: shown })
    const children = editor.getSortedChildIdsForParent(id)
    if (children.length === 0) return
    const before = backgroundIndex
    const behind = shape.type === 'frame'
    if (behind) {
      backgroundIndex = index
      index += editor.options.maxShapesPerPage
    }
    for (const child of children) add(child, shown, fading || fades)
    if (behind) backgroundIndex = before
  }
  for (const id of editor.getSortedChildIdsForParent(editor.getCurrentPageId())) {
    if (mounted.has(id) || !isProjected(editor, id)) add(id, 1, false)
    else {
      index++
      backgroundIndex++
    }
  }
  return found.toSorted((a, b) => (a.id > b.id ? 1 : -1))
}

/** Above the frames, where cards and relations begin. */
export const pictureIndex = (editor: Editor): number => {
  let index = firstIndex(editor)
  for (const id of editor.getSortedChildIdsForParent(editor.getCurrentPageId())) {
    if (isProjected(editor, id)) return index
    index += 1 + (editor.getSortedChildIdsForParent(id).length > 0 ? editor.options.maxShapesPerPage : 0)
  }
  return index
}
