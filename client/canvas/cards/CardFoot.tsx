import { i18n } from '../../i18n/i18n.ts'
import type { CardFace } from './cardFace.ts'
import type { FootLine } from './cardRows.ts'
import { factsLine, ownerMark, OWNERS_SHOWN, ownerText } from './cardTexts.ts'
import { signIcon, signText } from './signTexts.ts'

/** Whose a card is, when, who has signed, and what the rules still want: a line each, as far as there is room. */
export const CardFoot = ({ face, lines }: { face: CardFace; lines: ReadonlySet<FootLine> }) => {
  const { owners, sign, errors } = face
  const found = i18n.t('canvas:card.errors', { count: errors })
  return (
    <div className="board-card-foot" data-errors={errors > 0 || undefined}>
      {lines.has('owners') &&
        owners.slice(0, OWNERS_SHOWN).map((owner, at) => {
          const { letter, shape } = ownerMark(owner)
          return (
            <abbr key={at} title={ownerText(owner)} data-mark={letter} data-shape={shape}>
              {owner.name}
            </abbr>
          )
        })}
      {lines.has('owners') && owners.length > OWNERS_SHOWN && `+${owners.length - OWNERS_SHOWN}`}
      {lines.has('facts') && <span>{factsLine(face)}</span>}
      {sign && lines.has('sign') && (
        <span className="board-card-sign" data-sign={signIcon(sign)} title={signText(sign)}>
          {signText(sign)}
        </span>
      )}
      {errors > 0 && (
        <em role="note" aria-label={found} title={found}>
          {errors}
        </em>
      )}
    </div>
  )
}
