import { byName } from '#client/i18n/formats.ts'
import type { Organisation, Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'

/** What people call an organisation in a row: its acronym, else its name. */
export const shortName = (organisation: Organisation): string => organisation.acronym || organisation.name

/** Organisations whose acronym or name contains what was typed; those that begin with it first. */
export const organisationChoices = (plan: Plan, typed: string): Organisation[] => {
  const wanted = typed.trim().toLocaleLowerCase()
  const rank = (o: Organisation): number => {
    const acronym = o.acronym.toLocaleLowerCase()
    const name = o.name.toLocaleLowerCase()
    if (acronym === wanted) return 0
    if (acronym.startsWith(wanted)) return 1
    if (name.startsWith(wanted)) return 2
    return acronym.includes(wanted) || name.includes(wanted) ? 3 : 9
  }
  return live(plan, 'organisations')
    .filter((o) => !o.dissolved && rank(o) < 9)
    .toSorted((a, b) => rank(a) - rank(b) || byName(shortName(a), shortName(b)))
}
