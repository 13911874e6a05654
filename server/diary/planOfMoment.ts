import { gunzipSync } from 'node:zlib'
import type { LabMoment } from '#shared/api/history.ts'
import { COLLECTION_NAMES, emptyPlan, type Plan } from '#shared/plan/plan.ts'

/** The plan of a moment as history made it, from entities it had read by their schemas; an empty one of none. */
export const planOfMoment = (gzipped: Uint8Array | null): Plan => {
  if (gzipped === null) return emptyPlan()
  const { plan } = JSON.parse(gunzipSync(gzipped).toString('utf8')) as Pick<LabMoment, 'plan'>
  const collections = COLLECTION_NAMES.map(
    (name) => [name, new Map((plan[name] ?? []).map((entity) => [String(entity['id']), entity]))] as const,
  )
  return Object.fromEntries(collections) as unknown as Plan
}
