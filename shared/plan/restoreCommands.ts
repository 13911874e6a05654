import { equalityDeep } from 'lib0/function'
import type { z } from 'zod'
import type { InkRecord, Placement, Refusal, SingleCommand } from './commands.ts'
import { decide, forkOf } from './decide.ts'
import { crdtKind } from './fields.ts'
import { COLLECTION_NAMES, COLLECTIONS, type Collection, type Entity, type Plan } from './plan.ts'
import { goneIn, newlyGoneIn } from './references.ts'
import { factsOfPlan, whereaboutsOf } from './whereabouts.ts'

/** What people see of a lab at one moment. */
export interface LabState {
  plan: Plan
  layout: ReadonlyMap<string, Placement>
  ink: ReadonlyMap<string, InkRecord>
}

/** One entity with what belongs to it, or all that belongs to a room. Comments are the talk, and stay. */
export type RestoreScope = { entity: string } | { room: string }

/** What does not come back: a reference to what is no longer in the plan, or an entity the plan refuses. */
export type LeftOut =
  | { kind: 'reference'; collection: Collection; id: string; field: string; gone: readonly string[] }
  | { kind: 'refused'; collection: Collection; id: string; refusal: Refusal }

export interface Restoration {
  commands: SingleCommand[]
  leftOut: LeftOut[]
}

type Fields = Record<string, unknown>

interface Restoring extends Restoration {
  past: Plan
  fork: ReturnType<typeof forkOf>
}

/** Relations last: both their ends must be there. */
const ORDER: readonly Collection[] = [
  ...COLLECTION_NAMES.filter((name) => name !== 'dependencies' && name !== 'links'),
  'dependencies',
  'links',
]

/** The commands that make what is in the scope what it was then; applied one after the other to what is now. */
export const restoreCommands = (now: LabState, then: LabState, scope: RestoreScope): Restoration => {
  const restoring: Restoring = { commands: [], leftOut: [], past: then.plan, fork: forkOf(now.plan) }
  const inScope = scopeOf(now, then, scope)
  for (const [collection, id] of inScope)
    if (isLive(now.plan, collection, id) && !isLive(then.plan, collection, id))
      attempt(restoring, { type: 'remove', collection, id })
  const wanted = inScope.filter(([collection, id]) => isLive(then.plan, collection, id))
  const back = new Set(
    wanted.flatMap(([collection, id]) => (bringBack(restoring, collection, id) ? [id] : [])),
  )
  for (const [collection, id] of wanted) setFields(restoring, collection, id, back.has(id))
  const { commands, leftOut, fork } = restoring
  for (const [collection, id] of wanted) {
    const placement = then.layout.get(id) ?? null
    if (isLive(fork.plan, collection, id) && !equalityDeep(placement, now.layout.get(id) ?? null))
      commands.push({ type: 'place', entityId: id, placement })
  }
  if ('room' in scope) commands.push(...drawingOf(now.ink, then.ink, scope.room))
  return { commands, leftOut }
}

const scopeOf = (now: LabState, then: LabState, scope: RestoreScope): [Collection, string][] => {
  const whole = 'room' in scope ? scope.room : scope.entity
  const facts = [now, then].map(({ plan }) => factsOfPlan(plan, () => null))
  return ORDER.flatMap((collection) =>
    [...new Set([...now.plan[collection].keys(), ...then.plan[collection].keys()])]
      .filter((id) => facts.some((of) => whereaboutsOf(of, id).within.includes(whole)))
      .map((id): [Collection, string] => [collection, id]),
  )
}

const entityOf = (plan: Plan, collection: Collection, id: string): Entity<Collection> | undefined =>
  plan[collection].get(id)

const isLive = (plan: Plan, collection: Collection, id: string): boolean =>
  entityOf(plan, collection, id)?.deletedAt === null

const fieldsOf = (entity: Entity<Collection> | undefined): Fields => {
  const { id: _id, deletedAt: _deletedAt, ...fields } = { ...entity } as Fields
  return fields
}

const changed = (from: Fields, to: Fields): Fields =>
  Object.fromEntries(Object.entries(to).filter(([field, value]) => !equalityDeep(from[field], value)))

/** Asks the plan as it will be by then; what it takes is one of the commands. */
const attempt = ({ fork, commands }: Restoring, command: SingleCommand): Refusal | null => {
  const decision = decide(fork.plan, command, TRIAL)
  if (!decision.ok) return decision.refusal
  for (const change of decision.changes) fork.apply(change)
  commands.push(command)
  return null
}
/** The time of a removal is that of the one who carries it out. */
const TRIAL = { now: '1970-01-01T00:00:00.000Z', newId: () => '' }

/** True when it is there again. Fields that name what is not there yet are set afterwards. */
const bringBack = (restoring: Restoring, collection: Collection, id: string): boolean => {
  const { fork, past, leftOut } = restoring
  const held = entityOf(fork.plan, collection, id)
  if (held?.deletedAt === null) return false
  const wanted = fieldsOf(entityOf(past, collection, id))
  for (const field of ['fromId', 'toId']) {
    const gone = goneIn(fork.plan, field, wanted[field])
    if (gone.length > 0 && goneIn(past, field, wanted[field]).length === 0) {
      leftOut.push({ kind: 'reference', collection, id, field, gone })
      return false
    }
  }
  const fields = Object.fromEntries(
    Object.entries(held ? changed(fieldsOf(held), wanted) : wanted).filter(
      ([field, value]) => newlyGoneIn(fork.plan, field, value, fieldsOf(held)[field]).length === 0,
    ),
  )
  const refusal = attempt(restoring, { type: held ? 'revive' : 'create', collection, id, fields })
  if (refusal) leftOut.push({ kind: 'refused', collection, id, refusal })
  return refusal === null
}

const setFields = (restoring: Restoring, collection: Collection, id: string, back: boolean): void => {
  const { fork, past, leftOut } = restoring
  if (!isLive(fork.plan, collection, id)) return
  const held = fieldsOf(entityOf(fork.plan, collection, id))
  const wanted = fieldsOf(entityOf(past, collection, id))
  for (const [field, value] of Object.entries(wanted)) {
    const gone = newlyGoneIn(fork.plan, field, value, held[field])
    const wasThere = (one: string) => goneIn(past, field, one).length === 0
    const lost = goneIn(fork.plan, field, value).filter(
      (one) => gone.includes(one) || (back && wasThere(one)),
    )
    if (lost.length > 0) leftOut.push({ kind: 'reference', collection, id, field, gone: lost })
    if (gone.length === 0) continue
    wanted[field] = Array.isArray(value) ? value.filter((member) => !gone.includes(member)) : held[field]
  }
  const fields = changed(held, wanted)
  if (Object.keys(fields).length === 0) return
  const base = baseOf(collection, held, fields)
  const refusal = attempt(restoring, { type: 'update', collection, id, fields, base })
  if (refusal) leftOut.push({ kind: 'refused', collection, id, refusal })
}

/** Running texts and sets are changed from what they are now, so that what others add meanwhile stays. */
const baseOf = (collection: Collection, held: Fields, fields: Fields): Record<string, string | string[]> => {
  const shape = COLLECTIONS[collection].shape as Record<string, z.ZodType>
  const base: Record<string, string | string[]> = {}
  for (const field of Object.keys(fields)) {
    const value = held[field]
    const schema = shape[field]
    if (!schema || !crdtKind.has(schema)) continue
    if (typeof value === 'string') base[field] = value
    else if (Array.isArray(value)) base[field] = value.map(String)
  }
  return base
}

const drawingOf = (now: LabState['ink'], then: LabState['ink'], room: string): SingleCommand[] =>
  [...new Set([...now.keys(), ...then.keys()])].flatMap((id): SingleCommand[] => {
    const [held, wanted] = [now.get(id) ?? null, then.get(id) ?? null]
    const here = held?.board === room || wanted?.board === room
    return here && !equalityDeep(held, wanted) ? [{ type: 'ink', id, record: wanted }] : []
  })
