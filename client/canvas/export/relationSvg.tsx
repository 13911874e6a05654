import {
  ARROW_LABEL_FONT_SIZES,
  getDefaultColorTheme,
  Group2d,
  type Editor,
  type TLArrowShape,
} from '@tldraw/tldraw'
import type { ReactElement, ReactNode } from 'react'

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'
const THEME = getDefaultColorTheme({ isDarkMode: false })

/**
 * A relation in a picture: `draw` draws its arrow without words, which come on top. The editor would measure the words of
 * each anew, which took 20 seconds on a board of 2,000 cards; where they stand it knows already.
 */
export const relationSvg = (
  editor: Editor,
  shape: TLArrowShape,
  draw: (shape: TLArrowShape) => ReactNode,
): ReactElement => (
  <>
    {draw({ ...shape, props: { ...shape.props, text: '' } })}
    {shape.props.text !== '' && labelSvg(editor, shape)}
  </>
)

const labelSvg = (editor: Editor, shape: TLArrowShape) => {
  const { text, scale, size, labelColor } = shape.props
  const geometry = editor.getShapeGeometry(shape)
  const label = geometry instanceof Group2d ? geometry.children.find(({ isLabel }) => isLabel) : undefined
  if (!label) return null
  const { x, y } = label.bounds.center
  const fontSize = ARROW_LABEL_FONT_SIZES[size] * scale
  return (
    <text
      transform={`scale(${1 / scale})`}
      x={x}
      y={y + fontSize * 0.35}
      textAnchor="middle"
      fontFamily={FONT}
      fontSize={fontSize}
      fill={THEME[labelColor].solid}
      fontWeight={600}
      stroke="#fff"
      strokeWidth={7}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {text}
    </text>
  )
}
