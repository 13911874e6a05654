import { directionOf } from '../../ui/languages.ts'
import type { CardFace } from './cardFace.ts'
import { CardFootSvg } from './CardFootSvg.tsx'
import { cardRows, ROW } from './cardRows.ts'
import {
  badgeText,
  cardLockText,
  codeText,
  footLines,
  kindLabel,
  missingText,
  saidText,
} from './cardTexts.ts'
import { kindOf } from './kinds.ts'
import { linesOf } from './linesOf.ts'

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif'
const LEFT = 20
const BADGE_LETTER = 5.8
const LOCK = 'M5 13a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2zM8 11V7a4 4 0 1 1 8 0v4'
/** Where the words begin, below the head. */
const TOP = 34

/** A card as plain SVG, for pictures of a board. Copying its HTML there is a hundred times slower. */
export const CardSvg = ({ face, w, h }: { face: CardFace; w: number; h: number }) => {
  const kind = kindOf(face.collection)
  const rows = cardRows(face, footLines(face), w, h)
  const { line } = face.second ? ROW.two : ROW.one
  const badge = badgeText(face)
  const head = [kindLabel(face), codeText(face), face.said && face.said.dissents > 0 && saidText(face)]
    .filter(Boolean)
    .join(' · ')
  const size = { w, top: TOP, rows: rows.words, two: face.second !== null }
  const first = textOf(face.words, face.language, size)
  const below = TOP + first.lines.length * line + ROW.gap
  const second = face.second && {
    ...textOf(face.second.words, face.second.language, { ...size, rows: rows.second }),
    missing: missingText(face.second.language),
  }
  return (
    <svg width={w} height={h} overflow="hidden" fontFamily={FONT}>
      <rect x={0.5} y={0.5} width={w - 1} height={h - 1} rx={8} fill="#fff" stroke="#cdd5db" />
      <rect width={6} height={h} rx={3} fill={kind.color} />
      <g
        transform="translate(20 11) scale(0.667)"
        fill="none"
        stroke={kind.color}
        strokeWidth={2}
        strokeLinecap="round"
      >
        <path d={kind.icon} />
      </g>
      <text x={42} y={24} fontSize={12} fontWeight={650} fill={kind.color}>
        {linesOf(head, w - 50 - badge.length * BADGE_LETTER - (face.lock ? 20 : 0), 1, 6.6)[0]}
      </text>
      {badge !== '' && (
        <text x={w - 14} y={24} fontSize={11} fill="#5a4a00" textAnchor="end">
          {badge}
        </text>
      )}
      {face.lock && (
        <g
          transform={`translate(${w - 30 - badge.length * BADGE_LETTER} 11) scale(0.667)`}
          fill="none"
          stroke="#4c3575"
          strokeWidth={2.4}
        >
          <title>{cardLockText(face)}</title>
          <path d={LOCK} />
        </g>
      )}
      <WordsSvg {...first} w={w} y={TOP} line={line} />
      {second && second.lines.length > 0 && <WordsSvg {...second} w={w} y={below} line={line} />}
      {second && second.lines.length === 0 && (
        <text x={LEFT} y={below + 14} fontSize={14} fill="#6a7781">
          {second.missing}
        </text>
      )}
      <CardFootSvg face={face} lines={rows.foot} w={w} h={h} />
    </svg>
  )
}

const textOf = (words: string, language: string, size: { w: number; rows: number; two: boolean }) => ({
  lines: linesOf(words, size.w - ROW.sides, size.rows, (size.two ? ROW.two : ROW.one).letter),
  language,
  fontSize: size.two ? 14 : 15,
})

/** Letters that are written from right to left, before any other. */
const BEGINS_RIGHT =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

interface WordsProps {
  lines: readonly string[]
  language: string
  fontSize: number
  w: number
  y: number
  line: number
}

const WordsSvg = ({ lines, language, fontSize, w, y, line }: WordsProps) => {
  const right = directionOf(language) === 'rtl' || BEGINS_RIGHT.test(lines[0] ?? '')
  return lines.map((text, i) => (
    <text
      key={i}
      x={right ? w - 14 : LEFT}
      y={y + line * (i + 0.75)}
      fontSize={fontSize}
      fill="#1b2630"
      direction={right ? 'rtl' : 'ltr'}
      xmlLang={language}
    >
      {text}
    </text>
  ))
}
