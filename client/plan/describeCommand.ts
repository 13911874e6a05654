import type { TFunction } from 'i18next'
import type { Command, SingleCommand } from '#shared/plan/commands.ts'
import { dayText } from '#client/ui/dateText.ts'
import { collectionOf, type Collection, type Dependency, type Plan } from '#shared/plan/plan.ts'

const NAMES = ['title', 'name', 'text', 'statement', 'item', 'code'] as const
const SHORT = 60
const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/

const shortened = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text)

const nameIn = (fields: Record<string, unknown>): string | null => {
  for (const field of NAMES) {
    const value = fields[field]
    if (typeof value === 'string' && value.trim() !== '') return shortened(value)
  }
  return null
}

/** What people call an entity: its title, name or first words; never an id. Null where it has none yet. */
export const nameOf = (plan: Plan, id: string): string | null => {
  const collection = collectionOf(plan, id)
  const entity = collection && plan[collection].get(id)
  if (collection === 'dependencies') return endsOf(plan, plan.dependencies.get(id))
  return (entity && nameIn({ ...entity })) ?? null
}

/** A dependency has no name of its own: what comes first, and what waits for it. */
const endsOf = (plan: Plan, dependency?: Dependency): string | null => {
  const [from, to] = [dependency?.fromId, dependency?.toId].map((end) => end && nameOf(plan, end))
  return from && to ? `${from} → ${to}` : null
}

export const entityName = (t: TFunction<'plan'>, plan: Plan, id: string): string =>
  nameOf(plan, id) ?? t('unnamed')

const kindOf = (t: TFunction<'plan'>, collection: Collection | null): string =>
  collection ? t(`collection.${collection}`) : t('collection.card')

/** What a person did, in words that still say something when the entity is gone. `t` is of `plan`. */
export const describeCommand = (t: TFunction<'plan'>, plan: Plan, command: Command | null): string => {
  if (command === null) return t('did.undo')
  if (command.type !== 'batch') return describeOne(t, plan, command)
  const [first] = command.commands
  const more = command.commands.length - 1
  if (!first) return t('did.nothing')
  return more === 0
    ? describeOne(t, plan, first)
    : t('did.batch', { first: describeOne(t, plan, first), count: more })
}

const describeOne = (t: TFunction<'plan'>, plan: Plan, c: SingleCommand): string => {
  const about = (id: string) => ({
    kind: kindOf(t, collectionOf(plan, id)),
    name: entityName(t, plan, id),
  })
  switch (c.type) {
    case 'create':
      return t('did.create', { kind: kindOf(t, c.collection), name: nameIn(c.fields) ?? t('unnamed') })
    case 'update':
      return t('did.update', {
        kind: kindOf(t, c.collection),
        name: entityName(t, plan, c.id),
        changes: changesOf(t, plan, c.fields),
      })
    case 'remove':
      return t('did.remove', { kind: kindOf(t, c.collection), name: entityName(t, plan, c.id) })
    case 'revive':
      return t('did.revive', { kind: kindOf(t, c.collection), name: entityName(t, plan, c.id) })
    case 'relate':
      return t('did.relate', { from: entityName(t, plan, c.fromId), to: entityName(t, plan, c.toId) })
    case 'unrelate':
      return t('did.unrelate')
    case 'place':
      return t('did.place', about(c.entityId))
    case 'ink':
      return t('did.ink')
  }
}

const changesOf = (t: TFunction<'plan'>, plan: Plan, fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .map(([field, value]) => t('did.field', { field: fieldName(t, field), value: valueText(t, plan, value) }))
    .join('; ')

export const fieldName = (t: TFunction<'plan'>, field: string): string =>
  t(`fields.${field}` as never, { defaultValue: field })

const valueText = (t: TFunction<'plan'>, plan: Plan, value: unknown): string => {
  if (value === null || value === '') return t('did.empty')
  if (Array.isArray(value)) return value.map((one) => valueText(t, plan, one)).join(', ') || t('did.empty')
  const text = String(value)
  if (PLAIN_DATE.test(text)) return dayText(text)
  return collectionOf(plan, text) ? entityName(t, plan, text) : shortened(text)
}
