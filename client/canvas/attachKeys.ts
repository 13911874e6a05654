import type { Editor } from '@tldraw/tldraw'
import { liveEntity } from '#shared/plan/plan.ts'
import type { BoardBinding } from './bindBoard.ts'
import { cardPartAt } from './cards/cardPart.ts'
import { isCard, type CardShape } from './cards/cardShape.ts'
import { CARD_KINDS } from './cards/kinds.ts'
import { editWords, makeCardInView, makeNextCard } from './makeCard.ts'
import { relatedTo } from './making/relatedTo.ts'
import { notesToCards, selectedNotes } from './notesToCards.ts'

export type OpenCard = (entityId: string) => void

const selectedCard = (editor: Editor): CardShape | null => {
  const shape = editor.getOnlySelectedShape()
  return isCard(shape) ? shape : null
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select') !== null)

const isControl = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('button, a, [role="menu"], [role="dialog"]') !== null

/**
 * Keys and clicks of a board: Enter opens the selected card, or makes the next one when nothing is selected;
 * F2 writes its words; Alt+1…5 makes sticky notes (or a new card) one of the five kinds. A new card belongs to the
 * selected one where that has a meaning.
 */
export const attachKeys = (editor: Editor, binding: BoardBinding, open: OpenCard): (() => void) => {
  const container = editor.getContainer()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!act(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const act = (event: KeyboardEvent): boolean => {
    const kind =
      event.altKey && !event.ctrlKey
        ? CARD_KINDS[Number(/^Digit([1-5])$/.exec(event.code)?.[1]) - 1]
        : undefined
    if (kind && binding.lab.canEdit()) return makeKind(kind.collection)
    if (isTyping(event.target) || isControl(event.target) || event.ctrlKey || event.metaKey) return false
    const card = selectedCard(editor)
    if (event.key === 'F2' && card) return (editWords(binding, card.props.entityId), true)
    if (event.key !== 'Enter' || !editor.isIn('select.idle')) return false
    if (card) return (open(card.props.entityId), true)
    if (editor.getSelectedShapeIds().length > 0 || !binding.lab.canEdit()) return false
    makeNextCard(editor, binding)
    return true
  }
  const plan = () => binding.lab.store.get().plan
  const makeKind = (collection: (typeof CARD_KINDS)[number]['collection']): boolean => {
    if (selectedNotes(editor)) {
      editor.complete()
      notesToCards(editor, binding, collection)
    } else makeCardInView(editor, binding, collection, relatedTo(plan(), collection, endWriting()))
    return true
  }
  /** Ends what is being written, and says which card the next one is made for: that, or the selected one. */
  const endWriting = (): string | null => {
    const writing = binding.faces.editing.get()
    if (!writing) return selectedCard(editor)?.props.entityId ?? null
    const { activeElement } = document
    if (activeElement instanceof HTMLElement) activeElement.blur()
    return liveEntity(plan(), writing.id) ? writing.id : writing.relateTo
  }
  const onEvent = (info: { name: string; type: string; phase?: string }) => {
    if (info.name !== 'double_click' || info.phase !== 'up' || !editor.isIn('select')) return
    const point = editor.inputs.currentPagePoint
    const shape = editor.getShapeAtPoint(point, { hitInside: true })
    if (!isCard(shape)) return
    const part = cardPartAt(editor, shape, point)
    if (part === 'rest' || !binding.lab.canEdit()) return open(shape.props.entityId)
    editWords(binding, shape.props.entityId, part)
  }
  container.addEventListener('keydown', onKeyDown, { capture: true })
  editor.on('event', onEvent)
  return () => {
    container.removeEventListener('keydown', onKeyDown, { capture: true })
    editor.off('event', onEvent)
  }
}
