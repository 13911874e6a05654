import { react, type Editor } from '@tldraw/tldraw'
import { boardSelectionOf, type BoardSelection } from '../plan/boardSelection.ts'
import type { BoardBinding } from './bindBoard.ts'
import { isCard } from './cardShape.ts'
import { cardShapeId } from './ids.ts'

const GLIDE = { animation: { duration: 240 } }

/** The cards selected here and in the board's other views are the same; one chosen there is brought into view. */
export const attachSelection = (editor: Editor, { lab, board, inward }: BoardBinding): (() => void) => {
  const shared = boardSelectionOf(lab, board)
  const selectedHere = () =>
    editor.getSelectedShapes().flatMap((shape) => (isCard(shape) ? [shape.props.entityId] : []))

  const take = ({ ids, by, reveal }: BoardSelection) => {
    if (by === 'canvas') return
    inward.flush() // a card made a moment ago is drawn first
    const shapes = ids.map(cardShapeId).filter((id) => editor.getShape(id))
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
const bringIntoView = (editor: Editor, entityId: string) => {
  const bounds = editor.getShapePageBounds(cardShapeId(entityId))
  if (!bounds || editor.getViewportPageBounds().contains(bounds)) return
  editor.centerOnPoint(bounds.center, GLIDE)
}
