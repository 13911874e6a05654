import { ROLES, type Role } from '#shared/api/identity.ts'
import type { Refusal } from '../outcome.ts'
import { refuse } from '../outcome.ts'

const ALL: readonly Role[] = ROLES

/** Who may do what in a lab; the only place that says so. `sign` also needs to be a signatory (agreement). */
export const POLICY = {
  read: ALL,
  edit: ['participant', 'facilitator', 'labLead', 'sponsor'],
  invite: ['facilitator', 'labLead'],
  manageSeats: ['facilitator', 'labLead'],
  /** Set and lift locks. Who may is stopped by none, and keeps in order the comments that are nobody's. */
  lock: ['facilitator', 'labLead'],
  /** Answer for a room what another asks of it; for which room is `mayAnswer` of shared/api/requests.ts. */
  answer: ['participant', 'facilitator', 'labLead'],
  /** Make, open, close, reveal and purge rounds. Until the reveal they, too, see counts only. */
  runRounds: ['facilitator', 'labLead'],
  answerRounds: ['participant', 'facilitator', 'labLead', 'sponsor'],
  /** Change the lab's programme, tick what was done, overrule a week's gate. */
  runProgramme: ['facilitator', 'labLead'],
  /** Put seats into rooms and take them out; whose is `mayPlaceSeat`. */
  placeSeats: ['participant', 'facilitator', 'labLead', 'sponsor'],
  /** Ask everybody to come to where one is. */
  summon: ['facilitator', 'labLead'],
  /** Say who was there without a device, and see on which days each person was. */
  markPresent: ['facilitator', 'labLead'],
  /** Lead the hall: timers, who speaks, messages, the spotlight. */
  steer: ['facilitator', 'labLead'],
  /** Erase a person's data, of anyone in the lab. */
  erase: ['labLead'],
  publish: ['labLead'],
  freeze: ['labLead'],
  reopen: ['labLead'],
  sign: ALL,
  endorse: ['labLead', 'sponsor'],
} as const satisfies Record<string, readonly Role[]>
export type Action = keyof typeof POLICY

export const may = (role: Role, action: Action): boolean => (POLICY[action] as readonly Role[]).includes(role)

/** Seats a role may make, change or open anew: a lab lead every one, a facilitator up to its own, no signatory. */
const REACH: Partial<Record<Role, readonly Role[]>> = {
  labLead: ALL,
  facilitator: ['observer', 'participant', 'facilitator'],
}

export interface SeatRank {
  role: Role
  signatory: boolean
}

export const rank = (seat: { role: Role; signatory: boolean | 0 | 1 }): SeatRank => ({
  role: seat.role,
  signatory: seat.signatory === true || seat.signatory === 1,
})

export const mayManageSeat = (by: Role, target: SeatRank): boolean =>
  (REACH[by]?.includes(target.role) ?? false) && (by === 'labLead' || !target.signatory)

/**
 * Into a room everyone puts themselves; others, who makes such seats. Who signs makes no difference: to be in a room
 * gives no right, there or elsewhere.
 */
export const mayPlaceSeat = (by: { id: string; role: Role }, target: { id: string; role: Role }): boolean =>
  may(by.role, 'placeSeats') && (by.id === target.id || (REACH[by.role]?.includes(target.role) ?? false))

/** Who can be named a room's facilitator: who leads the hall anyway. */
export const mayFacilitate = (role: Role): boolean => may(role, 'steer')

export const forbidden = (action: string, role: Role): Refusal =>
  refuse('forbidden', `The role ${role} may not ${action} here`)
