import type { z } from 'zod'
import type { LabMoment } from '#shared/api/history.ts'
import { inkRecord, placement } from '#shared/plan/commands.ts'
import { COLLECTION_NAMES, COLLECTIONS, type Plan } from '#shared/plan/plan.ts'
import type { PlanSnapshot } from './liveLab.ts'

/** An entity without the fields that could not be read; null where the necessary ones are missing. */
const readEntry = (schema: z.ZodObject, entry: Record<string, unknown>): { id: string } | null => {
  const known = Object.fromEntries(
    Object.entries(entry).filter(([field]) => Object.hasOwn(schema.shape, field)),
  )
  const whole = schema.safeParse(known)
  if (whole.success) return { ...whole.data, id: String(whole.data['id']) }
  for (const { path } of whole.error.issues) delete known[String(path[0])]
  const rest = schema.safeParse(known)
  return rest.success ? { ...rest.data, id: String(rest.data['id']) } : null
}

const readPlan = (moment: LabMoment): Plan =>
  Object.fromEntries(
    COLLECTION_NAMES.map((name) => {
      const entries = (moment.plan[name] ?? []).flatMap((entry) => readEntry(COLLECTIONS[name], entry) ?? [])
      return [name, new Map(entries.map((entity) => [entity.id, entity]))]
    }),
  ) as unknown as Plan

const readValues = <T>(schema: z.ZodType<T>, values: Record<string, unknown>): Map<string, T> =>
  new Map(
    Object.entries(values).flatMap(([id, value]) => {
      const parsed = schema.safeParse(value)
      return parsed.success ? [[id, parsed.data] as const] : []
    }),
  )

/** A moment as a state of the plan; read by the plan's own schemas, as a document is. */
export const momentSnapshot = (moment: LabMoment): PlanSnapshot => ({
  plan: readPlan(moment),
  layout: readValues(placement, moment.layout),
  ink: readValues(inkRecord, moment.ink),
})
