import type { TFunction } from 'i18next'
import type { DecideContext, Refusal } from '#shared/plan/commands.ts'
import { collectionOf, CARD_COLLECTIONS, type CardCollection, type Plan } from '#shared/plan/plan.ts'
import { decideRelate } from '#shared/plan/relate.ts'
import { meaningOf } from '#shared/plan/relations.ts'
import { boardOf, live } from '#shared/plan/select.ts'
import { findCards } from '../plan/findCards.ts'
import { relationWords } from './cardRelations.ts'

/** What a card could be related to, and what that would mean, or why it cannot be. */
export interface RelateChoice {
  key: string
  otherId: string
  fromId: string
  toId: string
  /** "Answers", "Depends on"; empty where it means nothing. */
  words: string
  refusal: Refusal | null
}

/** Not more are offered: whoever does not see the one they look for types more of it. */
const MOST = 40

/**
 * Cards with what is typed in them; with nothing typed, those of the room that can be related. Two of a kind can be
 * related either way.
 */
export const relateChoices = (
  t: TFunction<['list', 'plan']>,
  plan: Plan,
  cardId: string,
  query: string,
  context: DecideContext,
): RelateChoice[] => {
  const kindName = (collection: CardCollection) => t(`collection.${collection}`, { ns: 'plan' })
  const asked = query.trim() !== ''
  const others = asked ? findCards(plan, query, { kindName }).map(({ id }) => id) : cardsBeside(plan, cardId)
  const choices: RelateChoice[] = []
  for (const otherId of others) {
    if (otherId !== cardId) choices.push(...choicesWith(t, plan, cardId, otherId, context))
    if (choices.length >= 2 * MOST) break
  }
  const wanted = asked ? choices : choices.filter(({ refusal }) => refusal === null)
  return wanted.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null)).slice(0, MOST)
}

/** Cards of the same board of a kind that a card of this kind can be related to. */
const cardsBeside = (plan: Plan, cardId: string): string[] => {
  const own = collectionOf(plan, cardId)
  const board = boardOf(plan, cardId)
  return CARD_COLLECTIONS.filter((name) => own !== null && meaningOf(own, name) !== null).flatMap((name) =>
    live(plan, name).flatMap(({ id }) => (boardOf(plan, id) === board ? [id] : [])),
  )
}

const choicesWith = (
  t: TFunction<['list', 'plan']>,
  plan: Plan,
  cardId: string,
  otherId: string,
  context: DecideContext,
): RelateChoice[] => {
  const [own, other] = [collectionOf(plan, cardId), collectionOf(plan, otherId)]
  const ways =
    own === other && own !== null && meaningOf(own, own) ? (['in', 'out'] as const) : (['out'] as const)
  return ways.map((way) => {
    const [fromId, toId] = way === 'out' ? [cardId, otherId] : [otherId, cardId]
    const decision = decideRelate(plan, { type: 'relate', id: context.newId(), fromId, toId }, context)
    const meaning = own && other && meaningOf(own, other)
    const seen = meaning?.reversed ? 'in' : way
    return {
      key: `${otherId}-${way}`,
      otherId,
      fromId,
      toId,
      words: meaning ? relationWords(t, meaning.kind, seen) : '',
      refusal: decision.ok ? null : decision.refusal,
    }
  })
}
