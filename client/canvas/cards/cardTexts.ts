import { dateFormat } from '../../i18n/formats.ts'
import { i18n } from '../../i18n/i18n.ts'
import { lockText } from '../../plan/lockText.ts'
import { shortMonth } from '../../ui/dateText.ts'
import { sectorMark } from '../../ui/sectorMarks.ts'
import { languageName } from '../../ui/languages.ts'
import type { CardFace } from './cardFace.ts'
import type { CardFacts, CardOwner } from './cardFacts.ts'
import type { FootLine } from './cardRows.ts'

const MONTH = dateFormat({ month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A plain date as the month it is in: a card has no room for more. */
const monthText = (date: string): string => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) ? date : shortMonth(MONTH().format(at))
}

export const kindLabel = (face: CardFace): string =>
  face.facts.kind === 'risk' && face.facts.assumption
    ? i18n.t('canvas:kind.assumptions')
    : i18n.t(`canvas:kind.${face.collection}`)

const spanText = ({ start, end, endKind }: Extract<CardFacts, { kind: 'span' }>): string => {
  const to = endKind === 'ongoing' ? i18n.t('canvas:card.ongoing') : end && monthText(end)
  const from = start && monthText(start)
  if (from && to) return from === to ? from : `${from} – ${to}`
  if (to && endKind === 'date') return i18n.t('canvas:card.until', { date: to })
  return to || (from ? i18n.t('canvas:card.from', { date: from }) : '')
}

/** The facts of a card in a few words, or an empty text where nothing is known yet. */
export const factsText = (facts: CardFacts): string => {
  switch (facts.kind) {
    case 'issue':
      return [
        facts.rootCause && i18n.t('canvas:card.rootCause'),
        facts.theme !== 'other' && i18n.t(`canvas:theme.${facts.theme}`),
      ]
        .filter(Boolean)
        .join(' · ')
    case 'span':
      return spanText(facts)
    case 'indicator':
      return facts.baseline === null
        ? facts.unit
        : i18n.t('canvas:card.baseline', { value: `${facts.baseline} ${facts.unit}`.trim() })
    case 'risk':
      return facts.likelihood === null || facts.impact === null
        ? ''
        : i18n.t('canvas:card.weight', { likelihood: facts.likelihood, impact: facts.impact })
  }
}

/** Owners shown by name; of the others, how many there are. */
export const OWNERS_SHOWN = 2

/** "DEA, National government": an owner for those who hear it or point at it. */
export const ownerText = ({ name, sector }: CardOwner): string =>
  `${name}, ${i18n.t(`common:sectors.${sector}`)}`

export const ownerMark = ({ sector }: CardOwner) => sectorMark(sector)

/** How much is said about a card, in as few letters as there is room for: "3", or "Dissent" where somebody dissents. */
export const saidText = ({ said }: CardFace): string => {
  if (!said) return ''
  return said.dissents > 0 ? i18n.t('comments:kinds.dissent.name') : String(said.comments)
}

/** "MPSG · 2.1": where it belongs and what people call it. */
export const codeText = ({ room, code }: CardFace): string => [room, code].filter(Boolean).join(' · ')

/** Which lines a card's foot has something for. */
export const footLines = (face: CardFace): FootLine[] => {
  const lines: FootLine[] = face.owners.length > 0 ? ['owners'] : []
  if (factsLine(face) !== '') lines.push('facts')
  if (face.sign) lines.push('sign')
  return lines
}

/** An initiative's state and the card's facts, in one line. */
export const factsLine = ({ state, facts }: CardFace): string =>
  [state && capital(i18n.t(`canvas:state.${state}`)), factsText(facts)].filter(Boolean).join(' · ')

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** "No French text yet", where the second words are missing. */
export const missingText = (language: string): string =>
  i18n.t('canvas:card.noSecond', { language: languageName(language) })

/** "Locked by Lindiwe: agreed on Tuesday", or nothing. */
export const cardLockText = ({ lock }: CardFace): string =>
  lock ? lockText(i18n.getFixedT(null, 'plan'), lock) : ''

/** What marks a card as not a fact of the lab, if anything. */
export const badgeText = (face: CardFace): string =>
  face.placeholder
    ? i18n.t('canvas:card.placeholder')
    : face.illustrative
      ? i18n.t('canvas:card.illustrative')
      : ''
