import type { Plan } from '#shared/plan/plan.ts'
import { initiativeOf, liveOf } from '#shared/plan/select.ts'
import { endsOfMark, markIn, type Mark } from './dates.ts'
import type { ActivityLine, Line, MilestoneLine } from './timelineRows.ts'

/** A month's heading (`YYYY-MM`, null for what has no dates), or something that starts or is due in it. */
export type AgendaRow =
  | { kind: 'month'; key: string; month: string | null }
  | { kind: 'entry'; key: string; line: ActivityLine | MilestoneLine; place: string }

const beginOf = (mark: Mark): string | null => {
  const { start, end } = endsOfMark(mark)
  return start ?? end
}

/** Activities and dated milestones by the day they begin on, under their months; first what has no dates. */
export const agendaOf = (plan: Plan, lines: readonly Line[]): AgendaRow[] => {
  const entries = lines
    .filter((line) => line.kind === 'activity' || line.kind === 'milestone')
    .map((line) => ({ line, date: beginOf(markIn(plan, line.id)) }))
    .filter(({ line, date }) => line.kind === 'activity' || date !== null)
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const months = Map.groupBy(entries, ({ date }) => date?.slice(0, 7) ?? null)
  return [...months].flatMap(([month, inIt]): AgendaRow[] => [
    { kind: 'month', key: `month ${month}`, month },
    ...inIt.map(({ line }) => ({ kind: 'entry' as const, key: line.id, line, place: placeOf(plan, line) })),
  ])
}

/** The code of the initiative a row is in. */
const placeOf = (plan: Plan, line: ActivityLine | MilestoneLine): string =>
  (line.kind === 'activity'
    ? initiativeOf(plan, line.activity)
    : liveOf(plan, 'initiatives', line.milestone.initiativeId)
  )?.code ?? ''
