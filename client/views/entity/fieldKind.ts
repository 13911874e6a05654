import type { z } from 'zod'
import { crdtKind } from '#shared/plan/fields.ts'
import { COLLECTIONS, type Collection } from '#shared/plan/plan.ts'

/** How a field is written in a form. */
export type FieldKind =
  | { kind: 'text' | 'line' | 'date' | 'decimal' | 'flag' | 'organisations' }
  | { kind: 'organisation' | 'activity' | 'indicator' | 'room' }
  | { kind: 'number'; most: number }
  | { kind: 'choice'; options: readonly string[]; optional: boolean }

/** Fields that name something else than an organisation. */
const NAMING: Partial<Record<string, 'activity' | 'indicator' | 'room'>> = {
  createdByActivityId: 'activity',
  triggerIndicatorId: 'indicator',
  workstreamId: 'room',
}

interface Unwrapped {
  schema: z.ZodType
  optional: boolean
}

const unwrap = (schema: z.ZodType, optional = false): Unwrapped => {
  const { def } = schema as z.ZodType & { def: { type: string; innerType?: z.ZodType } }
  return def.innerType && (def.type === 'default' || def.type === 'nullable')
    ? unwrap(def.innerType, optional || def.type === 'nullable')
    : { schema, optional }
}

const inner = (schema: z.ZodType) =>
  schema as z.ZodType & {
    def: { type: string; format?: string; entries?: Record<string, string> }
    maxValue?: number | null
  }

/** Read from the schema itself, so that a form cannot offer what the plan would refuse. */
export const fieldKind = (collection: Collection, field: string): FieldKind => {
  const schema = (COLLECTIONS[collection].shape as Record<string, z.ZodType>)[field]
  if (!schema) return { kind: 'line' }
  const shared = crdtKind.get(schema)?.kind
  if (shared) return { kind: shared === 'text' ? 'text' : 'organisations' }
  const { schema: bare, optional } = unwrap(schema)
  const { def, maxValue } = inner(bare)
  if (def.type === 'boolean') return { kind: 'flag' }
  if (def.type === 'number') return { kind: 'number', most: maxValue ?? Number.MAX_SAFE_INTEGER }
  if (def.type === 'enum') return { kind: 'choice', options: Object.values(def.entries ?? {}), optional }
  if (def.format === 'date') return { kind: 'date' }
  if (def.format === 'uuid' || def.format === 'guid') return { kind: NAMING[field] ?? 'organisation' }
  return { kind: optional ? 'decimal' : 'line' }
}
