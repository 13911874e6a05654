import { BaseBoxShapeUtil, HTMLContainer, resizeBox, type TLResizeInfo } from '@tldraw/tldraw'
import { bindingOf } from '../bindBoard.ts'
import { Card } from './Card.tsx'
import { cardText } from './cardAria.ts'
import { CARD_MIN, CARD_SIZE, cardMigrations, cardProps, type CardShape } from './cardShape.ts'
import { CardSvg } from './CardSvg.tsx'
import { cardHeard } from '../ears/cardHeard.ts'

/** A card of the plan on the canvas: a place for an entity, whose words and facts are read from the plan. */
export class CardShapeUtil extends BaseBoxShapeUtil<CardShape> {
  static override type = 'card' as const
  static override props = cardProps
  static override migrations = cardMigrations

  override getDefaultProps(): CardShape['props'] {
    return { ...CARD_SIZE, entityId: '' }
  }
  /** Its words are edited by the card itself (a text area over it), not by the editor's own state. */
  override canEdit() {
    return false
  }
  override hideRotateHandle() {
    return true
  }
  override onResize(shape: CardShape, info: TLResizeInfo<CardShape>) {
    return resizeBox(shape, info, { minWidth: CARD_MIN.w, minHeight: CARD_MIN.h })
  }
  /** Opening and editing are the board's; without an answer the editor would begin a text on the card. */
  override onDoubleClick(shape: CardShape) {
    return { id: shape.id, type: shape.type }
  }
  override getText(shape: CardShape): string {
    return cardText(this.#face(shape))
  }
  override getAriaDescriptor(shape: CardShape): string {
    return cardHeard(bindingOf(this.editor), shape.props.entityId)
  }
  override component(shape: CardShape) {
    const { w, h, entityId } = shape.props
    return (
      <HTMLContainer style={{ width: w, height: h }}>
        <Card entityId={entityId} w={w} h={h} binding={bindingOf(this.editor)} />
      </HTMLContainer>
    )
  }
  override indicator(shape: CardShape) {
    return <rect width={shape.props.w} height={shape.props.h} rx={8} />
  }
  override toSvg(shape: CardShape) {
    const face = this.#face(shape)
    return face && <CardSvg face={face} w={shape.props.w} h={shape.props.h} />
  }
  #face(shape: CardShape) {
    return bindingOf(this.editor).faces.face(shape.props.entityId)
  }
}
