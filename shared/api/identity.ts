import { z } from 'zod'
import { sector } from '../plan/entities.ts'
import { SCREEN_LANGUAGES } from './languages.ts'

export const ROLES = ['observer', 'participant', 'facilitator', 'labLead', 'sponsor'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** A person's place in one lab, theirs for the whole lab. Signing is an attribute of the seat, not a role. */
export const seat = z.strictObject({
  id: z.uuidv7(),
  name: z.string(),
  role,
  /** May sign for its organisation. */
  signatory: z.boolean(),
  /** The plan's organisation, when the person's is one of them. */
  organisationId: z.uuidv7().nullable(),
  organisationName: z.string(),
  sector,
  joinedAt: z.iso.datetime().nullable(),
  revoked: z.boolean(),
  /** The seat this one was merged into: what it did is told as that one's. */
  mergedInto: z.uuidv7().optional(),
  /** Its person was erased: the name is a pseudonym. */
  erased: z.literal(true).optional(),
})
export type Seat = z.infer<typeof seat>

const personName = z.string().trim().min(1).max(120)
const organisationName = z.string().trim().min(1).max(200)

/** POST /api/enter: exchanges a personal, facilitator or delivery-unit link's token for a session cookie. */
export const enterRequest = z.strictObject({
  token: z.string().min(20).max(100),
  name: personName.optional(),
})
export const enterResponse = z.strictObject({
  /** Where to go: a path of this server. */
  location: z.string(),
  /** A first-run link belongs to nobody yet: send the name with the token. Nothing was exchanged. */
  needsName: z.boolean(),
})

/** GET /api/session: who this browser is. `person` is null for a stranger. DELETE ends the session (204). */
export const sessionResponse = z.strictObject({
  person: z
    .strictObject({ name: z.string(), facilitator: z.boolean(), deliveryUnit: z.boolean() })
    .nullable(),
  labs: z.array(
    z.strictObject({ id: z.uuidv7(), slug: z.string(), name: z.string(), seatId: z.uuidv7(), role }),
  ),
})
export type SessionResponse = z.infer<typeof sessionResponse>

/** GET /api/invitations/:key, by link token or by code: what the join page shows. */
export const invitationView = z.strictObject({
  labName: z.string(),
  role,
  organisations: z.array(z.strictObject({ id: z.uuidv7(), name: z.string(), acronym: z.string(), sector })),
})
export type InvitationView = z.infer<typeof invitationView>

/** POST /api/join. Either an organisation of the plan or the name and sector of another. */
export const joinRequest = z.strictObject({
  key: z.string().min(4).max(100),
  name: personName,
  organisationId: z.uuidv7().nullable(),
  organisationName,
  sector,
  /** What the join page was read in: the seat's language from then on. */
  language: z.enum(SCREEN_LANGUAGES).optional(),
})
export type JoinRequest = z.infer<typeof joinRequest>
export const joinResponse = z.strictObject({
  labId: z.uuidv7(),
  slug: z.string(),
  seatId: z.uuidv7(),
  /** Opens the same seat on another device. Shown once; its owner or a facilitator can have a new one. */
  personalLink: z.url(),
})

/** POST /api/labs/:lab/invitations. DELETE …/invitations/:invitation closes one to newcomers and answers with it. */
export const invitationRequest = z.strictObject({ role: role.exclude(['labLead', 'sponsor']) })
export const invitation = z.strictObject({
  id: z.uuidv7(),
  role,
  /** Eight letters and digits without look-alikes, for typing on a phone. */
  code: z.string(),
  link: z.url(),
  createdAt: z.iso.datetime(),
  revoked: z.boolean(),
})
export type Invitation = z.infer<typeof invitation>
export const invitationList = z.strictObject({ invitations: z.array(invitation) })

/** POST /api/labs/:lab/seats: a seat made for a named person, opened by its personal link. */
export const seatRequest = z.strictObject({
  name: personName,
  role,
  signatory: z.boolean(),
  organisationId: z.uuidv7().nullable(),
  organisationName,
  sector,
})
/** PATCH /api/labs/:lab/seats/:seat answers with the seat. */
export const seatPatch = seatRequest.partial().extend({ revoked: z.boolean().optional() })
export type SeatPatch = z.infer<typeof seatPatch>
export const seatList = z.strictObject({ seats: z.array(seat) })
/** POST /api/labs/:lab/seats/:seat/link: with `keepOthers` the former links go on; only for one's own seat. */
export const linkRequest = z.strictObject({ keepOthers: z.boolean().default(false) })
/** GET /api/labs/:lab/seats/:seat/links: its personal links, the newest first, and nothing that would open it. */
export const personalLink = z.strictObject({
  id: z.uuidv7(),
  madeAt: z.iso.datetime(),
  /** The seat that made it; null for the one that came with joining. */
  madeBy: z.uuidv7().nullable(),
  uses: z.int().min(0),
  lastUsedAt: z.iso.datetime().nullable(),
  revoked: z.boolean(),
})
export type PersonalLink = z.infer<typeof personalLink>
export const personalLinks = z.strictObject({ links: z.array(personalLink) })
/** POST /api/labs/:lab/seats and …/seats/:seat/link */
export const seatLink = z.strictObject({ seat, personalLink: z.url() })
