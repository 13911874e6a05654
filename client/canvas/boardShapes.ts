import {
  ArrowShapeUtil,
  defaultBindingUtils,
  defaultShapeUtils,
  FrameShapeUtil,
  NoteShapeUtil,
  type TLArrowShape,
  type TLDragShapesOverInfo,
  type TLFrameShape,
  type TLNoteShape,
  type TLShape,
} from '@tldraw/tldraw'
import { i18n } from '../i18n/i18n.ts'
import { bindingOf } from './bindBoard.ts'
import { CardShapeUtil } from './CardShapeUtil.tsx'
import { isCard } from './cardShape.ts'
import { relationOfShapeId } from './ids.ts'
import { notice } from './notices.tsx'
import { relationSentence } from './relationSentence.ts'

const isDerived = (shape: TLShape) => isCard(shape) || relationOfShapeId(shape.id) !== null

/** An arrow that may stand for a relation: then its label and its curve are not a person's to change. */
class BoardArrowUtil extends ArrowShapeUtil {
  override canEdit(shape?: TLArrowShape): boolean {
    return !shape || relationOfShapeId(shape.id) === null
  }
  override getHandles(shape: TLArrowShape) {
    const handles = super.getHandles(shape)
    return relationOfShapeId(shape.id) === null ? handles : handles.filter((h) => h.id !== 'middle')
  }
  override getAriaDescriptor(shape: TLArrowShape): string | undefined {
    return relationSentence(bindingOf(this.editor), relationOfShapeId(shape.id)) ?? undefined
  }
  /** A relation's label is not written on the canvas; without this the editor would begin a text there. */
  override onDoubleClick(shape: TLArrowShape) {
    return relationOfShapeId(shape.id) === null ? undefined : { id: shape.id, type: shape.type }
  }
}

/** A sticky note is one text: while someone else writes in it, it is theirs. */
class BoardNoteUtil extends NoteShapeUtil {
  override canEdit(shape?: TLNoteShape): boolean {
    return !shape || !bindingOf(this.editor).faces.writers.get().has(shape.id)
  }
  override onDoubleClick(shape: TLNoteShape) {
    const writer = bindingOf(this.editor).faces.writers.get().get(shape.id)
    if (!writer) return undefined
    notice(i18n.t('canvas:notice.noteTaken', { name: writer.name }))
    return { id: shape.id, type: shape.type }
  }
}

/** A frame is an area under the cards, not a box they are put into: a card's place is one of the board. */
class BoardFrameUtil extends FrameShapeUtil {
  override onDragShapesIn(frame: TLFrameShape, shapes: TLShape[], info: TLDragShapesOverInfo) {
    const own = shapes.filter((shape) => !isDerived(shape))
    if (own.length > 0) super.onDragShapesIn(frame, own, info)
  }
}

const OWN = [CardShapeUtil, BoardArrowUtil, BoardNoteUtil, BoardFrameUtil]

/** What a board can hold. Constants: the editor is made anew when they change. */
export const SHAPE_UTILS = [
  ...defaultShapeUtils.filter((util) => !OWN.some((own) => own.type === util.type)),
  ...OWN,
]
export const OWN_SHAPE_UTILS = OWN
export const BINDING_UTILS = [...defaultBindingUtils]
