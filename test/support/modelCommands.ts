import fc from 'fast-check'
import type { PlanSnapshot } from '#client/plan/liveLab.ts'
import type { Command, SingleCommand } from '#shared/plan/commands.ts'
import { COLLECTION_NAMES, type Collection, type Plan } from '#shared/plan/plan.ts'
import { relationsOf } from '#shared/plan/relations.ts'
import { planOf, sampleId } from './samplePlan.ts'

export const WORKSTREAM = sampleId(1)

/** A small plan, so that people meet in it. */
export const smallPlan = (): Plan =>
  planOf({
    workstreams: [{ id: WORKSTREAM, code: 'MPSG', title: 'Marine protection' }],
    organisations: [
      { id: sampleId(2), name: 'DEA' },
      { id: sampleId(3), name: 'DAFF' },
    ],
    initiatives: [
      { id: sampleId(4), workstreamId: WORKSTREAM, title: 'Harbours', supportOrgIds: [sampleId(2)] },
      { id: sampleId(5), workstreamId: WORKSTREAM, title: 'Farms' },
    ],
    milestones: [{ id: sampleId(6), initiativeId: sampleId(4), title: 'First' }],
    activities: [
      { id: sampleId(7), milestoneId: sampleId(6), text: 'Repair quays', responsibleIds: [sampleId(3)] },
      { id: sampleId(8), workstreamId: WORKSTREAM, text: 'Train divers' },
    ],
    issues: [{ id: sampleId(9), workstreamId: WORKSTREAM, text: 'Permits take years' }],
    indicators: [{ id: sampleId(10), workstreamId: WORKSTREAM, name: 'Jobs' }],
  })

const VERBS = [
  'create',
  'value',
  'write',
  'write',
  'choose',
  'move',
  'remove',
  'revive',
  'relate',
  'unrelate',
  'place',
  'ink',
] as const

/** What a person wants, before it is known what is there; numbers choose from what is there then. */
export interface Wish {
  verb: (typeof VERBS)[number]
  a: number
  b: number
  word: string
}

const WORDS = ['sea', 'é', '🐟', '', 'a longer word ']

const wish: fc.Arbitrary<Wish> = fc.record({
  verb: fc.constantFrom(...VERBS),
  a: fc.nat(11),
  b: fc.nat(11),
  word: fc.constantFrom(...WORDS),
})

/** The same without fast-check, where nothing has to be shrunk. */
export const randomWish = (random: () => number): Wish => {
  const below = (count: number) => Math.floor(random() * count)
  return {
    verb: VERBS[below(VERBS.length)] ?? 'create',
    a: below(12),
    b: below(12),
    word: WORDS[below(WORDS.length)] ?? '',
  }
}

/** One command or a few in a batch. */
export const wishes = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(wish) },
  { weight: 1, arbitrary: fc.array(wish, { minLength: 2, maxLength: 3 }) },
)

export interface Wishing {
  now: PlanSnapshot
  /** What the person looked at before writing: texts and sets are changed from there. */
  seen: PlanSnapshot
  newId: () => string
}

export const commandOf = (all: readonly Wish[], wishing: Wishing): Command | null => {
  const commands = all.flatMap((one) => singleOf(one, wishing) ?? [])
  const [first] = commands
  if (!first) return null
  return commands.length === 1 ? first : { type: 'batch', commands }
}

const pick = <T>(all: readonly T[], n: number): T | null => all[n % Math.max(1, all.length)] ?? null
const idIn = (plan: Plan, collection: Collection, n: number) =>
  pick([...plan[collection].keys()].toSorted(), n)

const CARDS = ['issues', 'initiatives', 'milestones', 'activities', 'indicators', 'organisations'] as const
const cardsOf = (plan: Plan) =>
  CARDS.flatMap((collection) => [...plan[collection].keys()].map((id) => ({ id, collection }))).toSorted(
    (one, other) => (one.id < other.id ? -1 : 1),
  )
const cardOf = (plan: Plan, n: number) => pick(cardsOf(plan), n * 5)
const removedOf = (plan: Plan, n: number) =>
  pick(
    cardsOf(plan).filter(({ id, collection }) => plan[collection].get(id)?.deletedAt !== null),
    n,
  )

const singleOf = (wanted: Wish, { now: { plan, ink }, seen, newId }: Wishing): SingleCommand | null => {
  const { verb, a, b, word } = wanted
  const card = cardOf(plan, a + b)
  switch (verb) {
    case 'create':
      return creation(plan, wanted, newId())
    case 'value':
      return update(
        'initiatives',
        idIn(plan, 'initiatives', a),
        b % 2 ? { title: word } : { start: `2014-10-${b + 10}` },
      )
    case 'write':
      return writing(plan, seen.plan, wanted)
    case 'choose':
      return choosing(plan, seen.plan, wanted)
    case 'move':
      return update('activities', idIn(plan, 'activities', a), {
        milestoneId: b % 3 ? idIn(plan, 'milestones', b) : null,
      })
    case 'remove':
      return card && { type: 'remove', ...card }
    case 'revive': {
      const removed = removedOf(plan, a + b)
      return removed && { type: 'revive', ...removed, fields: {} }
    }
    case 'relate': {
      const to = cardOf(plan, b)
      return card && to && { type: 'relate', id: newId(), fromId: card.id, toId: to.id }
    }
    case 'unrelate': {
      const relation = pick(relationsOf(plan), a)
      return relation && { type: 'unrelate', id: relation.id }
    }
    case 'place':
      return card && { type: 'place', entityId: card.id, placement: b % 4 ? boxAt(a, b) : null }
    case 'ink':
      return {
        type: 'ink',
        id: pick([...ink.keys()], b) ?? `ink${a}`,
        record: b % 3 ? { board: WORKSTREAM, record: { word } } : null,
      }
  }
}

const boxAt = (x: number, y: number) => ({ board: WORKSTREAM, x, y, w: 100, h: 50 })

const update = (
  collection: Collection,
  id: string | null,
  fields: Record<string, unknown>,
  base?: Record<string, string | string[]>,
): SingleCommand | null =>
  id === null ? null : { type: 'update', collection, id, fields, ...(base && { base }) }

const creation = (plan: Plan, { a, b, word }: Wish, id: string): SingleCommand => {
  const collection = CARDS[a % CARDS.length] ?? 'issues'
  const organisation = idIn(plan, 'organisations', b)
  const members = organisation === null ? [] : [organisation]
  const fields = {
    issues: { workstreamId: WORKSTREAM, text: word },
    initiatives: { workstreamId: WORKSTREAM, title: word, supportOrgIds: members },
    milestones: { initiativeId: idIn(plan, 'initiatives', b), title: word },
    activities: { milestoneId: idIn(plan, 'milestones', b), text: word, responsibleIds: members },
    indicators: { workstreamId: WORKSTREAM, name: word, ownerOrgId: organisation },
    organisations: { name: word },
  }[collection]
  return { type: 'create', collection, id, fields }
}

const TEXTS: [Collection, string][] = [
  ['activities', 'text'],
  ['issues', 'text'],
  ['initiatives', 'description'],
]

const fieldOf = (plan: Plan, collection: Collection, id: string, field: string): unknown =>
  (plan[collection].get(id) as Record<string, unknown> | undefined)?.[field]

const writing = (plan: Plan, seen: Plan, { a, b, word }: Wish): SingleCommand | null => {
  const [collection, field] = pick(TEXTS, b) ?? ['activities', 'text']
  const id = idIn(plan, collection, a)
  const base = id && (fieldOf(seen, collection, id, field) ?? fieldOf(plan, collection, id, field))
  if (typeof base !== 'string') return null
  const letters = Array.from(base)
  letters.splice(a % (letters.length + 1), b % 4, word)
  return update(collection, id, { [field]: letters.join('') }, { [field]: base })
}

const choosing = (plan: Plan, seen: Plan, { a, b }: Wish): SingleCommand | null => {
  const [collection, field]: [Collection, string] =
    b % 2 ? ['activities', 'responsibleIds'] : ['initiatives', 'supportOrgIds']
  const id = idIn(plan, collection, a)
  const base = id && (fieldOf(seen, collection, id, field) ?? fieldOf(plan, collection, id, field))
  const member = idIn(plan, 'organisations', a + b)
  if (!Array.isArray(base) || member === null) return null
  const members = base.filter((one): one is string => typeof one === 'string')
  const next = members.includes(member) ? members.filter((one) => one !== member) : [...members, member]
  return update(collection, id, { [field]: next }, { [field]: members })
}

/** Everything a person sees, in one order, for comparing. */
export const plainOf = ({ plan, layout, ink }: PlanSnapshot): unknown => {
  const sorted = (map: ReadonlyMap<string, unknown>) =>
    [...map].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    ...Object.fromEntries(COLLECTION_NAMES.map((name) => [name, sorted(plan[name])])),
    layout: sorted(layout),
    ink: sorted(ink),
  }
}
