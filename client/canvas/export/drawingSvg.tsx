import {
  FONT_SIZES,
  GeoShapeUtil,
  getDefaultColorTheme,
  LABEL_FONT_SIZES,
  TextShapeUtil,
  type Editor,
  type SvgExportContext,
  type TLGeoShape,
  type TLNoteShape,
  type TLTextShape,
} from '@tldraw/tldraw'
import { WrittenSvg } from './WrittenSvg.tsx'

const NOTE_SIDE = 200
const PADDING = 16
const THEME = getDefaultColorTheme({ isDarkMode: false })

/** A sticky note in a picture of the board. */
export const noteSvg = (editor: Editor, { props }: TLNoteShape) => {
  const h = NOTE_SIDE + props.growY / props.scale
  const { fill, text } = THEME[props.color].note
  return (
    <>
      <rect x={4} y={6} rx={2} width={NOTE_SIDE - 8} height={h} fill="#000" fillOpacity={0.12} />
      <rect rx={2} width={NOTE_SIDE} height={h} fill={fill} />
      <WrittenSvg
        editor={editor}
        richText={props.richText}
        font={props.font}
        fontSize={props.fontSizeAdjustment || LABEL_FONT_SIZES[props.size]}
        color={text}
        w={NOTE_SIDE}
        h={h}
        padding={PADDING}
        align={props.align}
        verticalAlign={props.verticalAlign}
      />
    </>
  )
}

/** A text on the board. */
export class BoardTextUtil extends TextShapeUtil {
  override toSvg(shape: TLTextShape) {
    const { props } = shape
    const { bounds } = this.editor.getShapeGeometry(shape)
    return (
      <WrittenSvg
        editor={this.editor}
        richText={props.richText}
        font={props.font}
        fontSize={FONT_SIZES[props.size]}
        color={THEME[props.color].solid}
        // A hair wider than it was measured, so that the last word does not break.
        w={bounds.width / props.scale + 1}
        h={bounds.height / props.scale}
        padding={0}
        align={props.textAlign}
        verticalAlign="middle"
      />
    )
  }
}

/** A box or another form with words in it, as it comes with what is pasted. */
export class BoardGeoUtil extends GeoShapeUtil {
  override toSvg(shape: TLGeoShape, context: SvgExportContext) {
    const { props } = shape
    const empty = { ...shape, props: { ...props, richText: { type: 'doc' as const, content: [] } } }
    return (
      <>
        {super.toSvg(empty, context)}
        <WrittenSvg
          editor={this.editor}
          richText={props.richText}
          font={props.font}
          fontSize={LABEL_FONT_SIZES[props.size]}
          color={THEME[props.labelColor].solid}
          w={props.w / props.scale}
          h={(props.h + props.growY) / props.scale}
          padding={PADDING}
          align={props.align}
          verticalAlign={props.verticalAlign}
        />
      </>
    )
  }
}
