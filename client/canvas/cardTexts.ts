import { i18n } from '../i18n/i18n.ts'
import { lockText } from '../plan/lockText.ts'
import type { CardFace, CardFacts } from './cardFace.ts'

const MONTH = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A plain date as the month it is in: a card has no room for more. */
const monthText = (date: string): string => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) ? date : MONTH.format(at)
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

/** Two owners by name, and how many more. */
export const ownersText = (owners: readonly string[]): string =>
  owners.length <= 2 ? owners.join(', ') : `${owners.slice(0, 2).join(', ')} +${owners.length - 2}`

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
