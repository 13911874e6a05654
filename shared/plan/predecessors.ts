import { MOST_LAG_DAYS, type DependencyType } from './entities.ts'
import type { Activity, Plan } from './plan.ts'
import { activityReference, findActivity } from './rowReferences.ts'
import { dependenciesInto, liveOf } from './select.ts'

export interface Predecessor {
  fromId: string
  type: DependencyType
  /** Negative for a lead. */
  lagDays: number
}

export type ReadPredecessors =
  | { ok: true; dependencies: Predecessor[] }
  /** The first entry that names no activity, or is not understood. */
  | { ok: false; unknown: string }

/** What an activity waits for, as planners write it: `1.2, 1.3SS+3d, MPSG-4/2.1FS-2d`. */
export const predecessorsText = (plan: Plan, activity: Activity): string =>
  dependenciesInto(plan, activity.id)
    .flatMap(({ fromId, type, lagDays }) => {
      const from = liveOf(plan, 'activities', fromId)
      return from ? activityReference(plan, from, activity) + suffix(type, lagDays) : []
    })
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .join(', ')

const suffix = (type: DependencyType, lagDays: number): string => {
  if (lagDays === 0) return type === 'FS' ? '' : type
  return `${type}${lagDays > 0 ? '+' : '-'}${Math.abs(lagDays)}d`
}

/** Reads what `predecessorsText` writes, also with `;` or lines between, small letters, weeks (`+2w`) and spaces. */
export const readPredecessors = (
  plan: Plan,
  activity: Pick<Activity, 'milestoneId'>,
  text: string,
): ReadPredecessors => {
  const dependencies: Predecessor[] = []
  for (const entry of entriesOf(text)) {
    const read = readEntry(plan, activity, entry)
    if (!read) return { ok: false, unknown: entry }
    if (!dependencies.some((known) => isSame(known, read))) dependencies.push(read)
  }
  return { ok: true, dependencies }
}

export const isSame = (a: Predecessor, b: Predecessor): boolean =>
  a.fromId === b.fromId && a.type === b.type && a.lagDays === b.lagDays

const ENTRY = /(?:"(?:[^"]|"")*"|[^",;\n])+/g

/** What is between the breaks of such a text, each without what is around it; a break in quotes is none. */
export const entriesOf = (text: string): string[] =>
  (text.match(ENTRY) ?? []).map((e) => e.trim()).filter(Boolean)

/** How an entry ends that says more than which row; never looked for in the whole of it, or blanks are gone over again and again. */
const SUFFIX =
  /^(?<type>FS|SS|FF|SF)?\s*(?:(?<sign>[+\-−–])\s*(?<lag>\d{1,4})\s*(?<unit>d|days?|w|weeks?)?)?$/i
/** Longer than any suffix that somebody writes. */
const LONGEST_SUFFIX = 40

interface Cut {
  reference: string
  type?: string
  sign?: string
  lag?: string
  unit?: string
}

/** What an entry names and what follows: as much of its end as can be read. */
const cut = (entry: string): Cut => {
  for (let at = Math.max(1, entry.length - LONGEST_SUFFIX); at < entry.length; at++) {
    const { groups } = SUFFIX.exec(entry.slice(at).trimStart()) ?? {}
    if (groups) return { ...groups, reference: entry.slice(0, at).trimEnd() }
  }
  return { reference: entry }
}

const readEntry = (plan: Plan, near: Pick<Activity, 'milestoneId'>, entry: string): Predecessor | null => {
  const whole = findActivity(plan, near, entry)
  if (whole) return { fromId: whole.id, type: 'FS', lagDays: 0 }
  const { reference, type = 'FS', sign, lag = '0', unit = 'd' } = cut(entry)
  const from = findActivity(plan, near, reference)
  const days = Number(lag) * (/^w/i.test(unit) ? 7 : 1)
  if (!from || days > MOST_LAG_DAYS) return null
  return {
    fromId: from.id,
    type: type.toUpperCase() as DependencyType,
    lagDays: sign === undefined || sign === '+' ? days : -days,
  }
}
