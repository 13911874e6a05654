import {
  Box,
  StateNode,
  type TLKeyboardEventInfo,
  type TLStateNodeConstructor,
  type VecLike,
} from '@tldraw/tldraw'
import { CARD_SIZE, isCard } from './cardShape.ts'
import { bindingOf } from '../bindBoard.ts'
import { CARD_KINDS, type CardKind } from './kinds.ts'
import { makeCard, makeCardInView } from '../makeCard.ts'
import { relatedTo } from '../making/relatedTo.ts'

/** A card put down this near to the selected one is made for it. */
const NEAR = 320

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
      makeCard(this.editor, bindingOf(this.editor), kind.collection, at, this.#relateTo(at))
    }
    override onKeyUp(info: TLKeyboardEventInfo) {
      if (info.key !== 'Enter') return
      makeCardInView(this.editor, bindingOf(this.editor), kind.collection, this.#relateTo(null))
    }
    /** The selected card, where the new one means something to it and is placed beside it. */
    #relateTo(at: VecLike | null): string | null {
      const selected = this.editor.getOnlySelectedShape()
      const bounds = selected && isCard(selected) && this.editor.getShapePageBounds(selected)
      if (!bounds) return null
      const beside = new Box(bounds.x, bounds.y, bounds.w, bounds.h).expandBy(NEAR)
      if (at && !beside.containsPoint({ x: at.x + CARD_SIZE.w / 2, y: at.y + CARD_SIZE.h / 2 })) return null
      const { plan } = bindingOf(this.editor).lab.store.get()
      return relatedTo(plan, kind.collection, selected.props.entityId)
    }
    override onCancel() {
      this.editor.setCurrentTool('select')
    }
  }

export const CARD_TOOLS = CARD_KINDS.map(cardTool)
