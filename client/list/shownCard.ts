import type { TFunction } from 'i18next'
import type { CommentCount } from '#shared/plan/comments.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { cardAria } from '../canvas/cards/cardAria.ts'
import { cardFaceOf, type BoardCard } from '../canvas/cards/cardFace.ts'
import { badgeText, cardLockText, factsLine, kindLabel, ownerText } from '../canvas/cards/cardTexts.ts'
import type { SignState } from '../canvas/cards/signState.ts'
import { signText } from '../canvas/cards/signTexts.ts'
import { wholeLockOf, type LockView } from '../plan/lockOf.ts'
import { relationSentences, type CardRelation } from './cardRelations.ts'

/** A card as the list shows and names it: texts only, so that two of them are compared at once. */
export interface ShownCard {
  id: string
  collection: CardCollection
  kind: string
  words: string
  /** The words in the lab's second language; empty where there is none. */
  second: string
  secondLanguage: string
  code: string
  owners: readonly string[]
  facts: string
  sign: string
  badge: string
  lock: string
  errors: number
  /** What is said about it. */
  said: CommentCount | null
  /** Who is writing in it now. */
  writer: string
  relations: readonly string[]
  /** All of it as one sentence. */
  name: string
}

/** What cards are told from. */
export interface CardSources extends LockView {
  relations: ReadonlyMap<string, readonly CardRelation[]>
  /** Errors the rules find, by entity. */
  errors: (id: string) => number
  /** Without those of whole rooms, which are told once. */
  locks: readonly Lock[]
  signs: ReadonlyMap<string, SignState>
  /** Names of others who write, by entity. */
  writers: ReadonlyMap<string, string>
}

/** What the list shows of a card, or null when it is gone. */
export const shownCard = (
  t: TFunction<['list', 'plan']>,
  sources: CardSources,
  card: BoardCard,
): ShownCard | null => {
  const { plan, locks, signs, writers } = sources
  const lock = locks.length === 0 ? null : wholeLockOf(sources, locks, card.id)
  const sign = signs.get(card.id) ?? null
  const face = cardFaceOf(plan, card, { errors: sources.errors(card.id), lock, sign })
  if (!face) return null
  const relations = relationSentences(t, plan, sources.relations.get(card.id))
  const name = writers.get(card.id)
  const writer = name === undefined ? '' : t('card.writing', { name })
  return {
    id: card.id,
    collection: card.collection,
    kind: kindLabel(face),
    words: face.words,
    second: face.second?.words ?? '',
    secondLanguage: face.second?.language ?? '',
    code: face.code,
    owners: face.owners.map(ownerText),
    facts: factsLine(face),
    sign: sign ? signText(sign) : '',
    badge: badgeText(face),
    lock: cardLockText(face),
    errors: face.errors,
    said: face.said,
    writer,
    relations,
    name: [cardAria(face), writer, ...relations].filter((part) => part !== '').join('. '),
  }
}

/** The card shown before, where nothing about it has changed: its row is not drawn again. */
export const keepSame = (before: Map<string, ShownCard>, next: ShownCard): ShownCard => {
  const held = before.get(next.id)
  if (held && JSON.stringify(held) === JSON.stringify(next)) return held
  before.set(next.id, next)
  return next
}
