import { useValue, type Editor } from '@tldraw/tldraw'
import { GROWN } from '../../first/firstSteps.ts'
import { isCard } from '../cards/cardShape.ts'

/** Cards, their arrows and some drawing: past this the cards need not be counted. */
const MANY = 60

/** Whether a board has few cards yet. */
export const useYoungBoard = (editor: Editor): boolean =>
  useValue(
    'young board',
    () => {
      const ids = editor.getCurrentPageShapeIds()
      if (ids.size > MANY) return false
      return [...ids].filter((id) => isCard(editor.getShape(id))).length < GROWN
    },
    [editor],
  )
