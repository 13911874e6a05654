import type { Plan } from '#shared/plan/plan.ts'
import { live, liveOf } from '#shared/plan/select.ts'

/** The plan's organisation of a seat: by its id, else by the name it joined with; null where the plan has none. */
export const ownOrganisation = (
  plan: Plan,
  seat: { organisationId: string | null; organisationName: string },
): string | null => {
  const known = liveOf(plan, 'organisations', seat.organisationId)
  if (known) return known.id
  const name = seat.organisationName.trim().toLocaleLowerCase()
  const named = live(plan, 'organisations').find((one) =>
    [one.name, one.acronym].some((said) => said !== '' && said.toLocaleLowerCase() === name),
  )
  return named?.id ?? null
}
