import type { Plan } from '#shared/plan/plan.ts'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { responsibleOrganisations } from '#shared/plan/responsible.ts'
import { isPlanned, live, liveOf, workstreams, initiativesOf } from '#shared/plan/select.ts'
import type { Initiative, Workstream } from '#shared/plan/plan.ts'
import type { Seat } from '#shared/api/identity.ts'

export interface InitiativeReadiness {
  initiative: Initiative
  room: Workstream | null
  errors: readonly Finding[]
  /** Names of organisations that must sign and have no seat that may. */
  withoutSignatory: string[]
  /** Nobody answers for it, so nobody could sign. */
  nobodyAnswers: boolean
}

export interface Readiness {
  planned: InitiativeReadiness[]
  /** Ideas, short-listed and stopped initiatives, which stay out of the agreement. */
  leftOut: number
  /** Circles of dependencies; a plan with one cannot be frozen. */
  circles: number
}

/** What stands between an open draft and its agreement. */
export const readinessOf = (
  plan: Plan,
  byInitiative: ReadonlyMap<string, readonly Finding[]>,
  findings: readonly Finding[],
  seats: readonly Seat[],
): Readiness => {
  const signing = new Set(seats.filter((s) => s.signatory && !s.revoked).map((s) => s.organisationId))
  const rooms = workstreams(plan)
  const ordered = [
    ...rooms.flatMap((room) => initiativesOf(plan, room.id)),
    ...live(plan, 'initiatives').filter((i) => !rooms.some((room) => room.id === i.workstreamId)),
  ]
  const planned = ordered.filter(isPlanned).map((initiative) => {
    const responsible = responsibleOrganisations(plan, initiative)
    return {
      initiative,
      room: liveOf(plan, 'workstreams', initiative.workstreamId),
      errors: (byInitiative.get(initiative.id) ?? []).filter((f) => f.severity === 'error'),
      withoutSignatory: responsible
        .filter((r) => !signing.has(r.organisationId))
        .map((r) => liveOf(plan, 'organisations', r.organisationId))
        .map((o) => o?.acronym || o?.name || ''),
      nobodyAnswers: responsible.length === 0,
    }
  })
  const circles = findings.filter((f) => f.rule === 'R3' && f.code === 'cycle').length
  return { planned, leftOut: ordered.length - planned.length, circles }
}

export const isReady = (i: InitiativeReadiness): boolean => i.errors.length === 0 && !i.nobodyAnswers
