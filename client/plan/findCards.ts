import { collator } from '#client/i18n/formats.ts'
import { activityNumber, boardOf, initiativeOf, live, liveOf } from '#shared/plan/select.ts'
import { CARD_COLLECTIONS, type CardCollection, type Entity, type Plan } from '#shared/plan/plan.ts'

/** A card that has all that was asked for. */
export interface FoundCard {
  id: string
  collection: CardCollection
  /** The workstream whose board it lies on. */
  board: string
  /** What stands on it; empty where nothing was written yet. */
  words: string
  code: string
  /** Acronyms of its owners, or names where there is none. */
  owners: readonly string[]
}

export interface FindOptions {
  /** What people call a kind of card: they may type it too. */
  kindName: (collection: CardCollection) => string
}

/**
 * Cards of the whole plan with every word of a query somewhere in what they say (also in their other language), their
 * code, owners or kind, best first. Accents and case do not matter. Nothing is asked for: nothing is found.
 */
export const findCards = (plan: Plan, query: string, { kindName }: FindOptions): FoundCard[] => {
  const terms = plain(query).split(/\s+/).filter(Boolean)
  if (terms.length === 0) return []
  const phrase = terms.join(' ')
  const found: { card: FoundCard; score: number }[] = []
  for (const collection of CARD_COLLECTIONS) {
    const kind = plain(kindName(collection))
    for (const entity of live(plan, collection)) {
      const card = { entity, collection }
      const text = { ...ownText(entity), code: plain(codeOf(plan, card)), owners: ownersOf(plan, card), kind }
      const score = scoreOf(text, terms, phrase)
      const board = score > 0 ? boardOf(plan, entity.id) : null
      if (board !== null) found.push({ card: { ...shown(plan, card), board }, score })
    }
  }
  return found
    .sort((a, b) => b.score - a.score || byCode().compare(a.card.code, b.card.code))
    .map(({ card }) => card)
}

const byCode = collator({ numeric: true })

/** Lower case without accents, so that "comite" finds "Comité". */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

type Card = Entity<CardCollection>
interface Asked {
  entity: Card
  collection: CardCollection
}

/** What is searched of one card, each part plain. */
interface SearchedText {
  /** What stands on it, in each language it has. */
  words: readonly string[]
  code: string
  owners: readonly Owner[]
  kind: string
}

interface Owner {
  shown: string
  name: string
  acronym: string
}

/** Words are `text`, `title` or `name`, and `translation` in a second language. */
const WORDS = /^(text|title|name|translation)$/

/** Entities never change in place: their words are made plain once. */
const texts = new WeakMap<object, Pick<SearchedText, 'words'>>()
const ownText = (entity: Card): Pick<SearchedText, 'words'> => {
  const held = texts.get(entity)
  if (held) return held
  const words = Object.entries(entity).flatMap(([field, value]) =>
    WORDS.test(field) && typeof value === 'string' && value !== '' ? [plain(value)] : [],
  )
  const text = { words }
  texts.set(entity, text)
  return text
}

const shown = (plan: Plan, card: Asked): Omit<FoundCard, 'board'> => ({
  id: card.entity.id,
  collection: card.collection,
  words: wordsOf(card.entity),
  code: codeOf(plan, card),
  owners: ownersOf(plan, card).map((owner) => owner.shown),
})

const wordsOf = (entity: Card): string =>
  'text' in entity ? entity.text : 'title' in entity ? entity.title : entity.name

const codeOf = (plan: Plan, { entity, collection }: Asked): string => {
  const activity = collection === 'activities' ? liveOf(plan, 'activities', entity.id) : null
  if (activity)
    return [initiativeOf(plan, activity)?.code, activityNumber(plan, activity)].filter(Boolean).join(' · ')
  return 'code' in entity ? entity.code : ''
}

const ownersOf = (plan: Plan, { entity }: Asked): Owner[] => {
  const ids: readonly (string | null)[] =
    'responsibleIds' in entity
      ? entity.responsibleIds
      : 'leadOrgId' in entity
        ? [entity.leadOrgId, ...entity.supportOrgIds]
        : 'ownerOrgId' in entity
          ? [entity.ownerOrgId]
          : []
  return ids.flatMap((id) => ownerOf(plan, id) ?? [])
}

const owners = new WeakMap<object, Owner>()
const ownerOf = (plan: Plan, id: string | null): Owner | null => {
  const organisation = liveOf(plan, 'organisations', id)
  if (!organisation) return null
  const { name, acronym } = organisation
  const owner = owners.get(organisation) ?? {
    shown: acronym || name,
    name: plain(name),
    acronym: plain(acronym),
  }
  owners.set(organisation, owner)
  return owner
}

/** 0 where one of the terms is nowhere. What stands on a card counts more than whose it is. */
const scoreOf = (text: SearchedText, terms: readonly string[], phrase: string): number => {
  let score = text.code === phrase ? 200 : 0
  if (terms.length > 1 && text.words.some((words) => words.includes(phrase))) score += 40
  if (text.words.some((words) => words.startsWith(phrase))) score += 40
  for (const term of terms) {
    const best = Math.max(
      text.code === ''
        ? 0
        : text.code === term
          ? 60
          : text.code.startsWith(term)
            ? 30
            : within(text.code, term, 12),
      ...text.words.map((words) => within(words, term, 16)),
      ...text.owners.map((owner) =>
        owner.acronym === term ? 14 : Math.max(within(owner.acronym, term, 6), within(owner.name, term, 6)),
      ),
      text.kind.startsWith(term) ? 5 : 0,
    )
    if (best === 0) return 0
    score += best
  }
  return score
}

const NOT_A_WORD = /[^\p{L}\p{N}]/u

/** More where a word begins with the term than where it is somewhere inside one. */
const within = (text: string, term: string, most: number): number => {
  let inside = false
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (at === 0 || NOT_A_WORD.test(text[at - 1] ?? '')) return most
    inside = true
  }
  return inside ? most / 2 : 0
}
