import { daysBetween } from './dates.ts'
import type { DependencyType } from './entities.ts'

interface Binding {
  /** The day of what comes first that is waited for. */
  from: 'start' | 'end'
  /** The day of what waits that may not be before it. */
  to: 'start' | 'end'
  /** Days between the two without a lag: a last day is included, so that who follows it begins the day after. */
  apart: 0 | 1
}

/** What the four types of dependency mean; everything that reckons with them asks here. */
export const BINDS: Readonly<Record<DependencyType, Binding>> = {
  FS: { from: 'end', to: 'start', apart: 1 },
  SS: { from: 'start', to: 'start', apart: 0 },
  FF: { from: 'end', to: 'end', apart: 0 },
  SF: { from: 'start', to: 'end', apart: 0 },
}

/** The days a dependency is about; null where one is not known. */
interface Days {
  start: string | null
  end: string | null
}

/** By how many days what waits is planned too early; negative for days in hand, null while a day is not known. */
export const daysMissing = (
  { type, lagDays }: { type: DependencyType; lagDays: number },
  from: Days,
  to: Days,
): number | null => {
  const waitedFor = from[BINDS[type].from]
  const bound = to[BINDS[type].to]
  if (waitedFor === null || bound === null) return null
  return daysBetween(bound, waitedFor) + lagDays + BINDS[type].apart
}
