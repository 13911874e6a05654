import {
  ArrowShapeUtil,
  defaultBindingUtils,
  defaultShapeUtils,
  NoteShapeUtil,
  type SvgExportContext,
  type TLArrowShape,
  type TLNoteShape,
} from '@tldraw/tldraw'
import { i18n } from '../i18n/i18n.ts'
import { BoardFrameUtil } from './areas/BoardFrameUtil.tsx'
import { stopsWriting } from './areas/stopsDrawing.ts'
import { bindingOf } from './bindBoard.ts'
import { BoardBindingUtil } from './BoardBindingUtil.ts'
import { CardShapeUtil } from './cards/CardShapeUtil.tsx'
import { BoardGeoUtil, BoardTextUtil, noteSvg } from './export/drawingSvg.tsx'
import { relationSvg } from './export/relationSvg.tsx'
import { relationOfShapeId } from './ids.ts'
import { BoardImageUtil } from './images/BoardImageUtil.tsx'
import { notice, noticeRefused } from './notices.tsx'
import { relationSentence } from './relationSentence.ts'

/** An arrow that may stand for a relation: then its label and its curve are not a person's to change. */
class BoardArrowUtil extends ArrowShapeUtil {
  override canEdit(shape?: TLArrowShape): boolean {
    return !shape || relationOfShapeId(shape.id) === null
  }
  /** A relation is told with its cards, and changed in their relations: Tab goes from card to card. */
  override canTabTo(shape: TLArrowShape): boolean {
    return relationOfShapeId(shape.id) === null
  }
  override getHandles(shape: TLArrowShape) {
    const handles = super.getHandles(shape)
    return relationOfShapeId(shape.id) === null ? handles : handles.filter((h) => h.id !== 'middle')
  }
  override getAriaDescriptor(shape: TLArrowShape): string | undefined {
    return relationSentence(bindingOf(this.editor), relationOfShapeId(shape.id)) ?? undefined
  }
  override toSvg(shape: TLArrowShape, context: SvgExportContext) {
    const plain = (drawn: TLArrowShape) => super.toSvg(drawn, context)
    return relationOfShapeId(shape.id) === null ? plain(shape) : relationSvg(this.editor, shape, plain)
  }
  /** A relation's label is not written on the canvas; without this the editor would begin a text there. */
  override onDoubleClick(shape: TLArrowShape) {
    return relationOfShapeId(shape.id) === null ? undefined : { id: shape.id, type: shape.type }
  }
}

/** A sticky note is one text: while someone else writes in it, it is theirs. */
class BoardNoteUtil extends NoteShapeUtil {
  override canEdit(shape?: TLNoteShape): boolean {
    const binding = bindingOf(this.editor)
    return !shape || (!binding.faces.writers.get().has(shape.id) && stopsWriting(binding, shape) === null)
  }
  override onDoubleClick(shape: TLNoteShape) {
    const binding = bindingOf(this.editor)
    const writer = binding.faces.writers.get().get(shape.id)
    const refusal = stopsWriting(binding, shape)
    if (refusal) noticeRefused(refusal)
    else if (writer) notice(i18n.t('canvas:notice.noteTaken', { name: writer.name }))
    else return undefined
    return { id: shape.id, type: shape.type }
  }
  override toSvg(shape: TLNoteShape) {
    return noteSvg(this.editor, shape)
  }
}

const OWN = [
  CardShapeUtil,
  BoardArrowUtil,
  BoardNoteUtil,
  BoardFrameUtil,
  BoardImageUtil,
  BoardTextUtil,
  BoardGeoUtil,
]

/** What a board can hold. Constants: the editor is made anew when they change. */
export const SHAPE_UTILS = [
  ...defaultShapeUtils.filter((util) => !OWN.some((own) => own.type === util.type)),
  ...OWN,
]
export const OWN_SHAPE_UTILS = OWN
export const BINDING_UTILS = [...defaultBindingUtils.filter(({ type }) => type !== 'arrow'), BoardBindingUtil]
