import type { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'
import type { Change, Command, DecideContext, Decision, SingleCommand } from './commands.ts'
import { inkAllowed } from './inkAllowed.ts'
import { newlyGoneIn } from './references.ts'
import { refuse } from './refuse.ts'
import { decideRelate, decideUnrelate } from './relate.ts'
import { wouldClose } from './relations.ts'
import { COLLECTIONS, COLLECTION_NAMES, type Collection, type Entity, type Plan } from './plan.ts'

/** A field that names what is not there. What it named before (`held`) may stay, also when that was removed since. */
const badReference = (
  plan: Plan,
  fields: Record<string, unknown>,
  held: Record<string, unknown> = {},
): string | null => {
  for (const [field, value] of Object.entries(fields))
    if (newlyGoneIn(plan, field, value, held[field]).length > 0) return field
  return null
}

const normalise = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.normalize('NFC')
    : Array.isArray(value)
      ? [...new Set(value)].toSorted()
      : value

const OWN_FIELDS = new Set(['id', 'deletedAt'])

const parseFields = (
  collection: Collection,
  fields: Record<string, unknown>,
): Decision | Record<string, unknown> => {
  const shape = COLLECTIONS[collection].shape as Record<string, z.ZodType>
  const parsed: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    const schema = Object.hasOwn(shape, name) && !OWN_FIELDS.has(name) ? shape[name] : undefined
    const result = schema?.safeParse(normalise(value))
    if (!result?.success) return refuse('invalidField', { collection, field: name })
    parsed[name] = result.data
  }
  return parsed
}

const isDecision = (value: Decision | Record<string, unknown>): value is Decision =>
  typeof value['ok'] === 'boolean'

const decideCreate = (plan: Plan, c: Extract<SingleCommand, { type: 'create' }>): Decision => {
  if (COLLECTION_NAMES.some((name) => plan[name].has(c.id))) return refuse('alreadyExists')
  const size = COLLECTION_NAMES.reduce((sum, name) => sum + plan[name].size, 0)
  if (size >= LIMITS.entitiesPerLab) return refuse('planFull', { limit: String(LIMITS.entitiesPerLab) })
  const fields = parseFields(c.collection, c.fields)
  if (isDecision(fields)) return fields
  const whole = COLLECTIONS[c.collection].safeParse({ ...fields, id: c.id })
  if (!whole.success)
    return refuse('invalidField', {
      collection: c.collection,
      field: String(whole.error.issues[0]?.path[0] ?? ''),
    })
  const reference = badReference(plan, whole.data)
  if (reference) return refuse('unknownReference', { collection: c.collection, field: reference })
  return { ok: true, changes: [{ op: 'put', collection: c.collection, id: c.id, fields: whole.data }] }
}

const decideUpdate = (plan: Plan, c: Extract<SingleCommand, { type: 'update' }>): Decision => {
  const entity = plan[c.collection].get(c.id)
  if (!entity) return refuse('unknownEntity')
  if (entity.deletedAt !== null) return refuse('removed')
  const fields = parseFields(c.collection, c.fields)
  if (isDecision(fields)) return fields
  const reference = badReference(plan, fields, { ...entity })
  if (reference) return refuse('unknownReference', { collection: c.collection, field: reference })
  return { ok: true, changes: [{ op: 'set', collection: c.collection, id: c.id, fields, base: c.base }] }
}

const decideRemove = (plan: Plan, c: Extract<SingleCommand, { type: 'remove' }>, now: string): Decision => {
  const entity = plan[c.collection].get(c.id)
  if (!entity) return refuse('unknownEntity')
  if (entity.deletedAt !== null) return { ok: true, changes: [] }
  return {
    ok: true,
    changes: [{ op: 'set', collection: c.collection, id: c.id, fields: { deletedAt: now } }],
  }
}

const decideRevive = (plan: Plan, c: Extract<SingleCommand, { type: 'revive' }>): Decision => {
  const entity = plan[c.collection].get(c.id)
  if (!entity) return refuse('unknownEntity')
  const fields = parseFields(c.collection, c.fields)
  if (isDecision(fields)) return fields
  const reference = badReference(plan, fields, { ...entity })
  if (reference) return refuse('unknownReference', { collection: c.collection, field: reference })
  if (entity.deletedAt !== null && closesCircle(plan, c.collection, { ...entity, ...fields }))
    return refuse('wouldBeCycle', { kind: c.collection === 'links' ? 'causes' : 'dependsOn' })
  const revived = { ...fields, deletedAt: null }
  return { ok: true, changes: [{ op: 'set', collection: c.collection, id: c.id, fields: revived }] }
}

/** Others may have linked the two the other way round while the relation was gone. */
const closesCircle = (plan: Plan, collection: Collection, relation: Record<string, unknown>): boolean => {
  const kind = collection === 'dependencies' ? 'dependsOn' : relation['kind']
  if (kind !== 'dependsOn' && kind !== 'causes') return false
  return wouldClose(plan, kind, String(relation['fromId']), String(relation['toId']))
}

const decideOne = (plan: Plan, c: SingleCommand, context: DecideContext): Decision => {
  switch (c.type) {
    case 'create':
      return decideCreate(plan, c)
    case 'update':
      return decideUpdate(plan, c)
    case 'remove':
      return decideRemove(plan, c, context.now)
    case 'revive':
      return decideRevive(plan, c)
    case 'relate':
      return decideRelate(plan, c, context)
    case 'unrelate':
      return decideUnrelate(plan, c.id, context.now)
    case 'place':
      return { ok: true, changes: [{ op: 'place', entityId: c.entityId, placement: c.placement }] }
    case 'ink':
      if (c.record !== null && !inkAllowed(c.record.record)) return refuse('drawingNotTaken')
      return { ok: true, changes: [{ op: 'ink', id: c.id, record: c.record }] }
  }
}

/**
 * What a command does to a plan, or why the plan does not take it. Pure: the caller writes the changes into
 * the document as one transaction. A batch sees its own earlier commands and is taken whole or not at all.
 */
export const decide = (plan: Plan, command: Command, context: DecideContext): Decision => {
  if (command.type !== 'batch') return decideOne(plan, command, context)
  const after = workingOn(plan)
  const changes: Change[] = []
  for (const one of command.commands) {
    if (!LOOKS_UP.has(one.type)) after.settle()
    const decision = decideOne(after.plan, one, context)
    if (!decision.ok) return decision
    for (const change of decision.changes) after.apply(change)
    changes.push(...decision.changes)
  }
  return { ok: true, changes }
}

/** Commands that only look entities up by their ids, and make no index of a collection (`select.ts`). */
const LOOKS_UP = new Set<SingleCommand['type']>(['create', 'update', 'remove', 'place', 'ink'])

/**
 * The plan of a batch as it goes on. Its collections change in place, or thousands of rows would each copy all
 * others; `settle` before a command that may make an index of one, which the next change then leaves alone.
 */
export const workingOn = (
  plan: Plan,
): { plan: Plan; apply: (change: Change) => void; settle: () => void } => {
  const own = new Map<Collection, Map<string, Entity<Collection>>>()
  const work = { plan, apply, settle: () => own.clear() }
  function apply(change: Change): void {
    if (change.op !== 'put' && change.op !== 'set') return
    const { collection } = change
    const map = own.get(collection) ?? new Map<string, Entity<Collection>>(work.plan[collection])
    if (!own.has(collection)) {
      own.set(collection, map)
      work.plan = { ...work.plan, [collection]: map }
    }
    map.set(change.id, { ...map.get(change.id), ...change.fields } as Entity<Collection>)
  }
  return work
}

/** A plan that goes on changing without touching the one it came from: each change makes a new state. */
export const forkOf = (plan: Plan): { plan: Plan; apply: (change: Change) => void } => {
  const work = workingOn(plan)
  const fork = { plan, apply }
  function apply(change: Change): void {
    work.settle()
    work.apply(change)
    fork.plan = work.plan
  }
  return fork
}
