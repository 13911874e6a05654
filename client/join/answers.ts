import * as z from 'zod/mini'
import type {
  InvitationView,
  joinResponse as joinContract,
  ROLES as contractRoles,
  SessionResponse,
} from '#shared/api/identity.ts'
import { SECTORS } from '#shared/plan/sectors.ts'

// The contract's answers (shared/api/identity.ts) once more for zod's small build: the whole of it would
// double what a phone has to load. `satisfies` holds them to the contract.

const ROLES = [
  'observer',
  'participant',
  'facilitator',
  'labLead',
  'sponsor',
] as const satisfies typeof contractRoles
const role = z.enum(ROLES)

export const invitationAnswer = z.object({
  labName: z.string(),
  role,
  organisations: z.array(
    z.object({ id: z.string(), name: z.string(), acronym: z.string(), sector: z.enum(SECTORS) }),
  ),
}) satisfies z.ZodMiniType<InvitationView>

export const joinAnswer = z.object({
  labId: z.string(),
  slug: z.string(),
  seatId: z.string(),
  personalLink: z.url(),
}) satisfies z.ZodMiniType<z.output<typeof joinContract>>
export type JoinAnswer = z.output<typeof joinAnswer>

export const sessionAnswer = z.object({
  person: z.nullable(z.object({ name: z.string(), facilitator: z.boolean(), deliveryUnit: z.boolean() })),
  labs: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), seatId: z.string(), role })),
}) satisfies z.ZodMiniType<SessionResponse>
