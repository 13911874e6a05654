import type { Editor } from '@tldraw/tldraw'
import { i18n } from '../../i18n/i18n.ts'
import { showCard } from '../makeCard.ts'
import { isCard } from '../cards/cardShape.ts'
import { seenBounds } from '../making/freePlace.ts'

export const BOARD_HELP = 'board-help'

const ARROWS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']

/**
 * The canvas is one stop of Tab, by a name and with its keys told. An arrow key chooses the first card in view where
 * nothing is selected; after that Tab goes from card to card, and Escape lets go, so that Tab goes on.
 */
export const attachCanvasFocus = (editor: Editor): (() => void) => {
  const container = editor.getContainer()
  container.tabIndex = 0
  container.dataset['part'] = 'board'
  container.setAttribute('role', 'application')
  container.setAttribute('aria-label', i18n.t('keys:board'))
  container.setAttribute('aria-describedby', BOARD_HELP)
  let tabbedHere = false
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') tabbedHere = true
    if (event.target !== container || event.ctrlKey || event.altKey || event.metaKey) return
    if (!ARROWS.includes(event.key) || editor.getSelectedShapeIds().length > 0 || !editor.isIn('select.idle'))
      return
    if (!chooseFirst(editor)) return
    event.preventDefault()
    event.stopPropagation()
  }
  /** The end of a Tab that came from elsewhere; the editor would go on to the next card with it. */
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== 'Tab') return
    if (!tabbedHere) event.stopPropagation()
    tabbedHere = false
  }
  container.addEventListener('keydown', onKeyDown, { capture: true })
  container.addEventListener('keyup', onKeyUp, { capture: true })
  return () => {
    container.removeEventListener('keydown', onKeyDown, { capture: true })
    container.removeEventListener('keyup', onKeyUp, { capture: true })
  }
}

/** The first card that is seen, in the order one reads in; where none is, the first of the board. */
const chooseFirst = (editor: Editor): boolean => {
  const cards = editor.getCurrentPageShapesInReadingOrder().filter(isCard)
  const seen = seenBounds(editor)
  const first = cards.find((card) => {
    const bounds = editor.getShapePageBounds(card)
    return bounds && seen.contains(bounds)
  })
  const card = first ?? cards[0]
  if (!card) return false
  editor.select(card.id)
  showCard(editor, card.props.entityId)
  return true
}
