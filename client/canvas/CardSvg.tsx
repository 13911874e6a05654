import { badgeText, factsText, kindLabel, ownersText } from './cardTexts.ts'
import type { CardFace } from './cardFace.ts'
import { kindOf } from './kinds.ts'
import { linesOf } from './linesOf.ts'

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'
const LINE = 20

/** A card as plain SVG, for pictures of a board. Copying its HTML there is a hundred times slower. */
export const CardSvg = ({ face, w, h }: { face: CardFace; w: number; h: number }) => {
  const kind = kindOf(face.collection)
  const rows = Math.max(1, Math.floor((h - 72) / LINE))
  const head = [kindLabel(face), face.code, badgeText(face)].filter(Boolean).join(' · ')
  const foot = [ownersText(face.owners), factsText(face.facts)].filter(Boolean).join(' · ')
  return (
    <g fontFamily={FONT}>
      <rect width={w} height={h} rx={8} fill="#fff" stroke="#cdd5db" />
      <rect width={6} height={h} rx={3} fill={kind.color} />
      <g
        transform="translate(18 13) scale(0.667)"
        fill="none"
        stroke={kind.color}
        strokeWidth={2}
        strokeLinecap="round"
      >
        <path d={kind.icon} />
      </g>
      <text x={40} y={26} fontSize={12} fontWeight={650} fill={kind.color}>
        {head}
      </text>
      {linesOf(face.words, w - 36, rows).map((line, i) => (
        <text key={line + String(i)} x={18} y={54 + i * LINE} fontSize={15} fill="#1b2630">
          {line}
        </text>
      ))}
      <text x={18} y={h - 14} fontSize={12} fill="#4b5965">
        {foot}
      </text>
    </g>
  )
}
