import type { Role } from '#shared/api/identity.ts'
import type { ScreenLanguage } from '#shared/api/languages.ts'
import type { Sector } from '#shared/plan/entities.ts'

/** SQLite has no booleans: 0 is no, 1 is yes. Times are RFC 3339, UTC. */
export type Flag = 0 | 1

export interface PersonRow {
  id: string
  name: string
  facilitator: Flag
  deliveryUnit: Flag
  createdAt: string
}

/** A browser that entered as a person. `whole` reaches all that is the person's; otherwise only its seats here. */
export interface SessionRow {
  id: string
  tokenHash: string
  personId: string
  whole: Flag
  createdAt: string
  expiresAt: string
  endedAt: string | null
}

export interface SessionSeatRow {
  sessionId: string
  seatId: string
}

/**
 * What a link opens. `facilitator` makes the first facilitator and is used up; `delivery` makes a delivery
 * unit's analyst at first use and is theirs afterwards; `person` and `seat` re-open what they name.
 */
export interface LinkRow {
  id: string
  tokenHash: string
  kind: 'facilitator' | 'person' | 'seat' | 'delivery'
  personId: string | null
  seatId: string | null
  createdAt: string
  usedAt: string | null
  revokedAt: string | null
  uses: number
  lastUsedAt: string | null
  /** The seat that made it for this seat, its own or a facilitator's; null when joining or the server did. */
  madeBy: string | null
}

export interface SeatRow {
  id: string
  labId: string
  personId: string | null
  name: string
  role: Role
  signatory: Flag
  organisationId: string | null
  organisationName: string
  sector: Sector
  createdAt: string
  joinedAt: string | null
  revokedAt: string | null
  /** What its person reads the screens in, once chosen. */
  language: ScreenLanguage | null
  /** The seat this one is told as: somebody had joined twice. Depth is one; such a seat is revoked, too. */
  mergedInto: string | null
  mergedAt: string | null
  /** When its person asked to be erased. */
  erasureAskedAt: string | null
  /** Since then `name` is a pseudonym and it has no person. */
  erasedAt: string | null
  /** What was erased is out of the files, too. */
  forgotten: Flag
}

export interface InvitationRow {
  id: string
  labId: string
  role: Role
  code: string
  tokenHash: string
  createdBy: string
  createdAt: string
  revokedAt: string | null
}

/** A view: every seat under the id and name it is told by, which are another's where it was merged. */
export interface ToldSeatRow {
  id: string
  labId: string
  seatId: string
  name: string
}

/** Seats whose person is being erased, inside that transaction only: what tables kept for ever allow goes by it. */
export interface ErasingRow {
  seatId: string
  pseudonym: string
}
