import { z } from 'zod'
import { seatList } from '#shared/api/identity.ts'
import type { PlacedAs } from '#shared/api/rooms.ts'
import type { Organisation, Plan, Workstream } from '#shared/plan/plan.ts'
import { responsibleOrganisations } from '#shared/plan/responsible.ts'
import { initiativesOf, liveOf, workstreams } from '#shared/plan/select.ts'
import { organisationBy, seatFor, shortName } from './people.ts'
import type { Visitor } from './visitor.ts'

/** A room has at least so many people, its facilitator aside. */
const LEAST = 3

/** Whoever answers for something in a room sits there; each room has a facilitator of its own. */
export const placePeople = async (lead: Visitor, lab: string, plan: Plan): Promise<void> => {
  const seatsNow = async () => (await lead.call(seatList, 'GET', `/api/labs/${lab}/seats`)).seats
  for (const room of workstreams(plan)) {
    await seatFor(lead, lab, {
      name: facilitatorOf(room),
      role: 'facilitator',
      signatory: false,
      organisation: organisationBy(plan, 'Presidency'),
    })
    const organisations = organisationsOf(plan, room)
    const seats = (await seatsNow()).filter(
      ({ role, organisationId }) => role === 'participant' && organisations.has(organisationId ?? ''),
    )
    const seated = new Set(seats.map(({ organisationId }) => organisationId))
    const missing = [...organisations.values()].filter(({ id }) => !seated.has(id))
    for (const organisation of missing.slice(0, Math.max(0, LEAST - seated.size)))
      await seatFor(lead, lab, {
        name: `Illustrative member from ${shortName(organisation)}`,
        role: 'participant',
        signatory: false,
        organisation,
      })
  }
  const seats = await seatsNow()
  for (const room of workstreams(plan)) {
    const organisations = organisationsOf(plan, room)
    const of = (as: PlacedAs) =>
      seats.filter(({ role, name, organisationId }) =>
        as === 'facilitator'
          ? name === facilitatorOf(room)
          : role === 'participant' && organisations.has(organisationId ?? ''),
      )
    for (const as of ['member', 'facilitator'] as const) {
      const seatIds = of(as).map(({ id }) => id)
      if (seatIds.length > 0)
        await lead.call(z.unknown(), 'PUT', `/api/labs/${lab}/rooms/${room.id}/people`, { seatIds, as })
    }
  }
}

const facilitatorOf = (room: Workstream) => `Illustrative facilitator of ${room.code}`

/** Who leads, supports or does something in a room, by id. */
const organisationsOf = (plan: Plan, room: Workstream): Map<string, Organisation> => {
  const ids = initiativesOf(plan, room.id).flatMap((initiative) => [
    ...responsibleOrganisations(plan, initiative).map(({ organisationId }) => organisationId),
    initiative.leadOrgId,
    ...initiative.supportOrgIds,
  ])
  return new Map(
    [...ids, room.leadOrgId].flatMap((id) => {
      const organisation = liveOf(plan, 'organisations', id)
      return organisation && !organisation.planned ? [[organisation.id, organisation]] : []
    }),
  )
}
