import { z } from 'zod'
import { programme } from '../programme/template.ts'

/**
 * GET /api/labs/:lab/programme: the programme, what was ticked and overruled, and what the plan's own checks need to
 * know of the server. What a newer server adds is left aside.
 */
export const programmeView = z.object({
  revision: z.int().min(1),
  programme,
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
  ticks: z.array(
    z.object({
      artefactId: z.string(),
      workstreamId: z.string().nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  overrules: z.array(
    z.object({ weekId: z.string(), reason: z.string(), by: z.string(), at: z.iso.datetime() }),
  ),
  facts: z.object({
    frozen: z.boolean(),
    released: z.boolean(),
    agreed: z.array(z.string()),
    scored: z.array(z.string().nullable()),
  }),
})
export type ProgrammeView = z.output<typeof programmeView>

/**
 * PUT /api/labs/:lab/programme answers with the programme. `revision` is the one that was looked at: when another has
 * changed it since, it is refused as `stale` and stays as it is.
 */
export const programmeRequest = z.strictObject({ revision: z.int().min(1), programme })

/** POST …/programme/ticks: what is ticked by hand is there, or is not after all. */
export const tickRequest = z.strictObject({
  artefactId: z.string().max(40),
  workstreamId: z.uuidv7().nullable(),
  there: z.boolean(),
})
export type TickRequest = z.input<typeof tickRequest>

/** PUT …/programme/gates/:week overrules a week's gate, DELETE takes that back. */
export const overruleRequest = z.strictObject({
  reason: z.string().trim().normalize('NFC').min(1).max(2_000),
})
