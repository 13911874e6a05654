import { StateNode, type TLKeyboardEventInfo, type TLStateNodeConstructor } from '@tldraw/tldraw'
import { CARD_SIZE } from './cardShape.ts'
import { bindingOf } from './bindBoard.ts'
import { CARD_KINDS, type CardKind } from './kinds.ts'
import { makeCard, makeCardInView } from './makeCard.ts'

export const cardToolId = (kind: CardKind): string => `card-${kind.collection}`

/** A tool that makes a card of one kind: a click places it, Enter places it in the middle of what is seen. */
const cardTool = (kind: CardKind): TLStateNodeConstructor =>
  class CardTool extends StateNode {
    static override id = cardToolId(kind)

    override onEnter() {
      this.editor.setCursor({ type: 'cross', rotation: 0 })
    }
    override onPointerUp() {
      const { x, y } = this.editor.inputs.currentPagePoint
      const at = { x: x - CARD_SIZE.w / 2, y: y - CARD_SIZE.h / 2 }
      makeCard(this.editor, bindingOf(this.editor), kind.collection, at)
    }
    override onKeyUp(info: TLKeyboardEventInfo) {
      if (info.key === 'Enter') makeCardInView(this.editor, bindingOf(this.editor), kind.collection)
    }
    override onCancel() {
      this.editor.setCurrentTool('select')
    }
  }

export const CARD_TOOLS = CARD_KINDS.map(cardTool)
