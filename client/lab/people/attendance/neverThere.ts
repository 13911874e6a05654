import type { AttendanceView } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import type { Organisation, Plan } from '#shared/plan/plan.ts'
import { responsibleOrganisations } from '#shared/plan/responsible.ts'
import { isPlanned, live, liveOf } from '#shared/plan/select.ts'
import { byName } from '#client/i18n/formats.ts'

export interface NeverThere {
  organisation: Organisation
  /** Initiatives it has to sign. */
  signs: number
  /** People of it who have a seat. */
  seats: number
}

const plain = (text: string): string => text.trim().toLocaleLowerCase()

/** Organisations that have to sign an initiative and of which nobody was ever there, those with most to sign first. */
export const neverThere = (
  plan: Plan,
  { days }: Pick<AttendanceView, 'days'>,
  seats: readonly Seat[],
): NeverThere[] => {
  const there = days.flatMap(({ organisations }) => organisations)
  const signs = new Map<string, number>()
  for (const initiative of live(plan, 'initiatives').filter(isPlanned))
    for (const { organisationId } of responsibleOrganisations(plan, initiative))
      signs.set(organisationId, (signs.get(organisationId) ?? 0) + 1)
  /** Who joined may have typed the name of an organisation that the plan has since. */
  const isOf = (organisation: Organisation) => (id: string | null, name: string) =>
    id === null
      ? [organisation.name, organisation.acronym].some((own) => own !== '' && plain(own) === plain(name))
      : id === organisation.id
  return [...signs]
    .flatMap(([id, count]) => {
      const organisation = liveOf(plan, 'organisations', id)
      if (!organisation) return []
      const isOwn = isOf(organisation)
      if (there.some((one) => isOwn(one.id, one.name))) return []
      const own = seats.filter((seat) => !seat.revoked && isOwn(seat.organisationId, seat.organisationName))
      return [{ organisation, signs: count, seats: own.length }]
    })
    .toSorted((a, b) => b.signs - a.signs || byName(a.organisation.name, b.organisation.name))
}
