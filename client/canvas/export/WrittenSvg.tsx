import {
  DefaultFontFamilies,
  renderPlaintextFromRichText,
  TEXT_PROPS,
  type Editor,
  type TLDefaultFontStyle,
  type TLRichText,
} from '@tldraw/tldraw'

interface Props {
  editor: Editor
  richText: TLRichText
  font: TLDefaultFontStyle
  fontSize: number
  color: string
  /** The box the words stand in, and which part of it they keep free at each side. */
  w: number
  h: number
  padding: number
  align: string
  verticalAlign: string
}

/** Words of a drawing as plain SVG text, line by line where the board breaks them. Copied as HTML, few programs show them. */
export const WrittenSvg = (props: Props) => {
  const { editor, richText, font, fontSize, color, w, h, padding, verticalAlign } = props
  const words = renderPlaintextFromRichText(editor, richText)
  if (words.trim() === '') return null
  const fontFamily = DefaultFontFamilies[font]
  const spans = editor.textMeasure.measureTextSpans(words, {
    width: Math.ceil(w),
    height: Math.ceil(h),
    padding,
    fontSize,
    fontFamily,
    fontWeight: 'normal',
    fontStyle: 'normal',
    lineHeight: TEXT_PROPS.lineHeight,
    textAlign: alignOf(props.align),
    overflow: 'wrap',
  })
  const lines = linesOfSpans(spans)
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return null
  const height = last.y + last.h - first.y
  const free =
    verticalAlign === 'start' ? padding : verticalAlign === 'end' ? h - padding - height : (h - height) / 2
  return (
    <g fontFamily={fontFamily} fontSize={fontSize} fill={color}>
      {lines.map(({ text, x, y, h: line }, i) => (
        // The middle of a line is where capitals have theirs: a third of the letters' size above their foot.
        <text key={i} x={padding + x} y={free + y - first.y + line / 2 + fontSize * 0.35}>
          {text}
        </text>
      ))}
    </g>
  )
}

const alignOf = (align: string): 'start' | 'middle' | 'end' =>
  align.startsWith('start') ? 'start' : align.startsWith('end') ? 'end' : 'middle'

interface Line {
  text: string
  x: number
  y: number
  h: number
}

const linesOfSpans = (
  spans: readonly { text: string; box: { x: number; y: number; h: number } }[],
): Line[] => {
  const lines: Line[] = []
  for (const { text, box } of spans) {
    const line = lines.at(-1)
    if (line && Math.abs(line.y - box.y) < 1) line.text += text
    else lines.push({ text, x: box.x, y: box.y, h: box.h })
  }
  return lines.map((line) => ({ ...line, text: line.text.trimEnd() })).filter(({ text }) => text !== '')
}
