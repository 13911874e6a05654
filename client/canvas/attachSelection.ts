import { isShapeId, react, type Editor, type TLShapeId } from '@tldraw/tldraw'
import { boardSelectionOf, type BoardSelection } from '../plan/boardSelection.ts'
import type { BoardBinding } from './bindBoard.ts'
import { isCard } from './cards/cardShape.ts'
import { cardShapeId } from './ids.ts'

/** Drawings that a list has a row for each; others are counted there. */
const LISTED = new Set(['note', 'text', 'image'])

/** A card goes by its entity, a drawing by its record. */
const shapeIdOf = (id: string): TLShapeId => (isShapeId(id) ? id : cardShapeId(id))

const GLIDE = { animation: { duration: 240 } }

/** The cards and notes selected here and in the board's other views are the same; one chosen there is brought into view. */
export const attachSelection = (editor: Editor, { lab, board, inward }: BoardBinding): (() => void) => {
  const shared = boardSelectionOf(lab, board)
  const selectedHere = () =>
    editor
      .getSelectedShapes()
      .flatMap((shape) => (isCard(shape) ? [shape.props.entityId] : LISTED.has(shape.type) ? [shape.id] : []))

  const take = ({ ids, by, reveal }: BoardSelection) => {
    if (by === 'canvas') return
    inward.flush() // a card made a moment ago is drawn first
    const shapes = ids.map(shapeIdOf).filter((id) => editor.getShape(id))
    if (shapes.join() !== editor.getSelectedShapeIds().join()) editor.setSelectedShapes(shapes)
    if (reveal !== null) bringIntoView(editor, reveal)
  }
  take({ ...shared.get(), reveal: null })
  const stop = react('selected cards', () => {
    const ids = selectedHere()
    shared.set({ ids, by: 'canvas', reveal: null })
  })
  const unsubscribe = shared.subscribe(take)
  return () => {
    stop()
    unsubscribe()
  }
}

/** As little as needed: the zoom stays, and so does the view where the card is in it already. */
const bringIntoView = (editor: Editor, id: string) => {
  const bounds = editor.getShapePageBounds(shapeIdOf(id))
  if (!bounds || editor.getViewportPageBounds().contains(bounds)) return
  editor.centerOnPoint(bounds.center, GLIDE)
}
