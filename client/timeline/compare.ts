import { daysBetween } from '#shared/plan/dates.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { AgreedActivity, AgreedDates, AgreedSpan } from '#client/plan/agreedDates.ts'
import { liveOf } from '#shared/plan/select.ts'
import { endsOfMark, markIn } from './dates.ts'
import { isDated, type ActivityLine, type Line } from './timelineRows.ts'

/** By how many days a row has moved since it was agreed, later is more; null where there is no day on one side. */
export interface Moved {
  start: number | null
  end: number | null
}

/** What was agreed of a row; undefined where it is not in that version. */
export const agreedSpan = (agreed: AgreedDates, line: Line): AgreedSpan | undefined => {
  switch (line.kind) {
    case 'activity':
      return agreed.dates.get(line.id)
    case 'milestone':
      return agreed.milestones.get(line.id)
    case 'initiative':
      return agreed.initiatives.get(line.id)
    case 'room':
    case 'loose':
      return undefined
  }
}

const between = (before: string | null, after: string | null): number | null =>
  before === null || after === null ? null : daysBetween(before, after)

export const movedSince = (plan: Plan, id: string, agreed: AgreedSpan): Moved => {
  const now = endsOfMark(markIn(plan, id))
  return { start: between(agreed.start, now.start), end: between(agreed.end, now.end) }
}

/** The days a row is later by: by its end where it has one. */
export const laterBy = ({ start, end }: Moved): number => end ?? start ?? 0

export interface Comparison {
  later: number
  earlier: number
  /** How many are later, by room; rooms without any are left out. */
  laterByRoom: ReadonlyMap<string, number>
  added: ActivityLine[]
  removed: AgreedActivity[]
}

/** What has become of the agreed activities of the rows shown, `roomId` null being the whole lab. */
export const comparisonOf = (
  plan: Plan,
  lines: readonly Line[],
  agreed: AgreedDates,
  roomId: string | null,
): Comparison => {
  const laterByRoom = new Map<string, number>()
  const added: ActivityLine[] = []
  let later = 0
  let earlier = 0
  for (const line of lines) {
    if (line.kind !== 'activity' || !isDated(line)) continue
    const then = agreed.dates.get(line.id)
    if (!then) {
      added.push(line)
      continue
    }
    const days = laterBy(movedSince(plan, line.id, then))
    if (days < 0) earlier++
    if (days <= 0) continue
    later++
    laterByRoom.set(line.roomId, (laterByRoom.get(line.roomId) ?? 0) + 1)
  }
  const removed = [...agreed.dates]
    .filter(
      ([id, then]) => !liveOf(plan, 'activities', id) && (roomId === null || then.workstreamId === roomId),
    )
    .map(([, then]) => then)
  return { later, earlier, laterByRoom, added, removed }
}
