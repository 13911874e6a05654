import type { CardFace } from './cardFace.ts'
import type { CardOwner } from './cardFacts.ts'
import { ROW, type FootLine } from './cardRows.ts'
import { factsLine, ownerMark, OWNERS_SHOWN } from './cardTexts.ts'
import { linesOf } from './linesOf.ts'
import { signIcon, signText, type SignIcon } from './signTexts.ts'

const LEFT = 20
const LETTER = 6.4

const SHAPE = {
  square: { path: 'M0 0h14v14h-14z', color: '#24475b' },
  cut: { path: 'M4 0h6l4 4v6l-4 4h-6l-4-4v-6z', color: '#3f5b2f' },
  leaf: { path: 'M7 0h7v7a7 7 0 0 1-7 7h-7v-7a7 7 0 0 1 7-7z', color: '#7a4708' },
  round: { path: 'M0 7a7 7 0 1 0 14 0a7 7 0 1 0-14 0z', color: '#5b459b' },
} as const

const SIGN: Record<SignIcon, { mark: string; color: string }> = {
  asked: { mark: '○', color: '#42545f' },
  agreed: { mark: '✓', color: '#11592f' },
  reserved: { mark: '!', color: '#614703' },
  declined: { mark: '✕', color: '#8c1414' },
  lapsed: { mark: '↺', color: '#7a4708' },
}

interface Props {
  face: CardFace
  lines: ReadonlySet<FootLine>
  w: number
  h: number
}

/** The foot of a card in a picture: the same lines as on the board. */
export const CardFootSvg = ({ face, lines, w, h }: Props) => {
  const shown = (['owners', 'facts', 'sign'] as const).filter((line) => lines.has(line))
  const yOf = (line: FootLine) => h - 9 - ROW.foot * (shown.length - shown.indexOf(line)) + 13
  const room = w - LEFT - (face.errors > 0 ? 50 : 14)
  const sign = face.sign && SIGN[signIcon(face.sign)]
  return (
    <g fontSize={12} fill="#4b5965">
      {lines.has('owners') && <OwnersSvg owners={face.owners} y={yOf('owners')} room={room} />}
      {lines.has('facts') && (
        <text x={LEFT} y={yOf('facts')}>
          {linesOf(factsLine(face), room, 1, LETTER)[0]}
        </text>
      )}
      {sign && face.sign && lines.has('sign') && (
        <text x={LEFT} y={yOf('sign')} fontWeight={600} fill={sign.color}>
          {linesOf(`${sign.mark} ${signText(face.sign)}`, room, 1, LETTER)[0]}
        </text>
      )}
      {face.errors > 0 && (
        <g transform={`translate(${w - 40} ${h - 27})`}>
          <rect width={28} height={18} rx={4} fill="#b3261e" />
          <text x={14} y={13} fill="#fff" fontWeight={650} textAnchor="middle">
            {`! ${face.errors}`}
          </text>
        </g>
      )}
    </g>
  )
}

/** Owners are written in capitals and in bold. */
const OWNER_LETTER = 8.8
const BESIDE = 28

const OwnersSvg = ({ owners, y, room }: { owners: readonly CardOwner[]; y: number; room: number }) => {
  const shown = owners.slice(0, OWNERS_SHOWN)
  const more = owners.length - shown.length
  const each = (room - (more > 0 ? 24 : 0)) / shown.length - BESIDE
  const names = shown.map(({ name }) => linesOf(name, each, 1, OWNER_LETTER)[0] ?? '')
  const startOf = (at: number) =>
    names.slice(0, at).reduce((x, name) => x + BESIDE + name.length * OWNER_LETTER, LEFT)
  return (
    <>
      {shown.map((owner, i) => {
        const { letter, shape } = ownerMark(owner)
        return (
          <g key={i} transform={`translate(${startOf(i)} ${y})`}>
            <path d={SHAPE[shape].path} fill={SHAPE[shape].color} transform="translate(0 -11.5)" />
            <text x={7} y={-1} fill="#fff" fontSize={9.5} fontWeight={700} textAnchor="middle">
              {letter}
            </text>
            <text x={18} fill="#1b2630" fontWeight={600}>
              {names[i]}
            </text>
          </g>
        )
      })}
      {more > 0 && (
        <text x={startOf(shown.length)} y={y}>
          {`+${more}`}
        </text>
      )}
    </>
  )
}
