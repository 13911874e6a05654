import type { Activity, Initiative, Plan } from './plan.ts'
import {
  activitiesOf,
  activityNumber,
  initiativeOf,
  live,
  liveOf,
  milestonesOf,
  planRowsOf,
} from './select.ts'

type Near = Pick<Activity, 'milestoneId'>

/**
 * How an activity is named in the row of another: `1.2` in the same initiative, `MPSG-4/1.2` in one with a code of
 * its own, by its words in quotes where nobody else has them, and else by its id.
 */
export const activityReference = (plan: Plan, activity: Activity, near: Near): string => {
  const number = activityNumber(plan, activity)
  const initiative = initiativeOf(plan, activity)
  if (number !== null && initiative) {
    if (initiative.id === homeOf(plan, near)?.id) return number
    if (isWritable(initiative.code) && initiativeByCode(plan, initiative.code) === initiative)
      return `${initiative.code}/${number}`
  }
  const quoted = `"${activity.text.replaceAll('"', '""')}"`
  return findActivity(plan, near, quoted) === activity ? quoted : `#${activity.id}`
}

/** The activity a reference names, seen from another row; null where there is none, or more than one. */
export const findActivity = (plan: Plan, near: Near, reference: string): Activity | null => {
  if (reference.startsWith('#')) return liveOf(plan, 'activities', reference.slice(1).toLowerCase())
  if (reference.startsWith('"')) return activityByWords(plan, reference)
  const cut = reference.lastIndexOf('/')
  const home = cut < 0 ? homeOf(plan, near) : initiativeByCode(plan, reference.slice(0, cut))
  return home && activityIn(plan, home, reference.slice(cut + 1).trim())
}

const homeOf = (plan: Plan, near: Near): Initiative | null =>
  liveOf(plan, 'initiatives', liveOf(plan, 'milestones', near.milestoneId)?.initiativeId ?? null)

/** By its number, else by the number it had in the document it comes from. */
const activityIn = (plan: Plan, initiative: Initiative, number: string): Activity | null => {
  const places = /^(\d{1,4})\.(\d{1,4})$/.exec(number)
  const milestone = places && milestonesOf(plan, initiative.id)[Number(places[1]) - 1]
  const found = milestone && activitiesOf(plan, milestone.id)[Number(places[2]) - 1]
  if (found) return found
  const rows = planRowsOf(plan, initiative.id).flatMap(({ activities }) => activities)
  return onlyOne(number === '' ? [] : rows.filter((a) => a.sourceNo === number))
}

/** Without what stands between entries, begins another kind of reference or ends the code. */
const isWritable = (code: string): boolean => /^[^"#,;\s][^",;\n]*$/.test(code) && code.trim() === code

const codes = new WeakMap<Plan['initiatives'], Map<string, Initiative[]>>()

/** Thousands of rows name a few initiatives: their codes are sorted out once for each state of them. */
const initiativeByCode = (plan: Plan, code: string): Initiative | null => {
  const known = codes.get(plan.initiatives)
  const coded = known ?? Map.groupBy(live(plan, 'initiatives').filter(hasCode), (i) => plainCode(i.code))
  codes.set(plan.initiatives, coded)
  return onlyOne(coded.get(plainCode(code)) ?? [])
}

const hasCode = ({ code }: Initiative): boolean => code !== ''

const activityByWords = (plan: Plan, quoted: string): Activity | null => {
  const words = /^"((?:[^"]|"")+)"$/.exec(quoted)?.[1]?.replaceAll('""', '"')
  return words === undefined ? null : onlyOne(live(plan, 'activities').filter((a) => a.text === words))
}

/** Codes that differ only in blanks and the size of their letters are one. */
export const plainCode = (code: string): string => code.trim().replaceAll(/\s+/g, ' ').toUpperCase()

const onlyOne = <T>(found: readonly T[]): T | null => (found.length === 1 ? found[0]! : null)
