import { markIn, spanOf } from './dates.ts'
import { extentOf } from './extent.ts'
import type { Line } from './timelineRows.ts'
import type { TimelineData } from './useTimelineData.ts'

export const SIGNS = [
  'activity',
  'critical',
  'ongoing',
  'milestone',
  'initiative',
  'exceeds',
  'arrow',
  'waiting',
  'refused',
  'conflict',
  'slack',
  'agreed',
] as const
export type Sign = (typeof SIGNS)[number]

const NO_SHIFTS = new Map<string, never>()

const signsOfLine = ({ plan, schedule }: TimelineData, line: Line): Sign[] => {
  const mark = markIn(plan, line.id)
  const found: Sign[] = []
  if (line.kind === 'activity' && mark.kind === 'span') found.push('activity')
  if (mark.kind === 'ongoing') found.push('ongoing')
  if (mark.kind === 'due') found.push('milestone')
  if (schedule.rows.get(line.id)?.critical) found.push('critical')
  if (line.kind !== 'initiative') return found
  found.push('initiative')
  const extent = extentOf(plan, line.id, NO_SHIFTS)
  const own = spanOf(mark)
  if (extent && own && (extent.start < own.start || (mark.kind === 'span' && extent.end > own.end)))
    found.push('exceeds')
  return found
}

/** Signs that stand somewhere among rows, so that a legend explains no others. */
export const signsIn = (
  data: TimelineData,
  lines: readonly Line[],
  { slack, agreed, arrows }: { slack: boolean; agreed: boolean; arrows: boolean },
): ReadonlySet<Sign> => {
  const signs = new Set(lines.flatMap((line) => signsOfLine(data, line)))
  if (slack) signs.add('slack')
  if (agreed) signs.add('agreed')
  for (const { request, conflict } of data.arrows.all) {
    if (conflict) signs.add('conflict')
    if (!arrows) continue
    signs.add('arrow')
    if (request?.state === 'waiting') signs.add('waiting')
    if (request?.state === 'refused') signs.add('refused')
  }
  return signs
}
