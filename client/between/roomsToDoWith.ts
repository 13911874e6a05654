import { speakersFor } from '#shared/api/requests.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Request } from '#shared/plan/requests.ts'
import { live, workstreams } from '#shared/plan/select.ts'

/** Rooms that an organisation leads, leads an initiative in, or speaks for; in the order of the lab. */
export const roomsToDoWith = (
  plan: Plan,
  requests: readonly Request[],
  organisationId: string | null,
): string[] => {
  if (organisationId === null) return []
  const led = live(plan, 'initiatives').filter((i) => i.leadOrgId === organisationId)
  const near = new Set([
    ...led.map((initiative) => initiative.workstreamId),
    ...requests.flatMap((one) => (speakersFor(plan, one).includes(organisationId) ? one.askedRoomId : [])),
  ])
  return workstreams(plan).flatMap(({ id, leadOrgId }) =>
    leadOrgId === organisationId || near.has(id) ? id : [],
  )
}
