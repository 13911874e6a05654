import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { relationsOf, type Relation, type RelationKind } from '#shared/plan/relations.ts'
import { relationLabel } from '../canvas/relationStyle.ts'
import { entityName } from '../plan/describeCommand.ts'

/** A relation as one of its two ends sees it. */
export interface CardRelation {
  relation: Relation
  otherId: string
  /** `out` where it leads away from this end. */
  way: 'out' | 'in'
}

/** Every card's relations, by the card's id. */
export const relationsByCard = (plan: Plan): ReadonlyMap<string, readonly CardRelation[]> => {
  const byCard = new Map<string, CardRelation[]>()
  const add = (id: string, one: CardRelation) => {
    const known = byCard.get(id)
    if (known) known.push(one)
    else byCard.set(id, [one])
  }
  for (const relation of relationsOf(plan)) {
    add(relation.fromId, { relation, otherId: relation.toId, way: 'out' })
    add(relation.toId, { relation, otherId: relation.fromId, way: 'in' })
  }
  return byCard
}

type Texts = TFunction<['list', 'plan']>

/** "Depends on", "Answered by": what a relation is to the end that it leads away from, or to. */
export const relationWords = (t: Texts, kind: RelationKind, way: CardRelation['way']): string =>
  t(`entity.relation.${kind}.${way}`, { ns: 'plan' })

/** "Map every authorisation (FS + 5 days)". */
export const otherEndText = (t: Texts, plan: Plan, { relation, otherId }: CardRelation): string => {
  const name = entityName(t as unknown as TFunction<'plan'>, plan, otherId)
  return relation.kind === 'dependsOn'
    ? t('relation.dependency', { name, label: relationLabel(relation) })
    : name
}

/** An initiative may contain sixty activities: the first few are named, the others counted. */
const MOST_NAMED = 3

/** "Answers: Permits need nine approvals", one sentence for all relations of a kind and way. */
export const relationSentences = (t: Texts, plan: Plan, relations: readonly CardRelation[] = []): string[] =>
  [...Map.groupBy(relations, (one) => relationWords(t, one.relation.kind, one.way))].map(([words, group]) => {
    const named = group.slice(0, MOST_NAMED).map((one) => otherEndText(t, plan, one))
    const more = group.length - named.length
    return t(more > 0 ? 'relation.sentenceMore' : 'relation.sentence', {
      words,
      names: named.join('; '),
      count: more,
    })
  })
