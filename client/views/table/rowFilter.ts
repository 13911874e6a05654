import type { ActivityRow } from '../planRows.ts'
import { ownersOf, type Facts, type Names } from './cellValue.ts'
import type { Filter } from './tableView.ts'

/** Does a row have what somebody looks for? Each row is judged once. */
export const rowFilter = (
  filter: Filter,
  { names, lint }: { names: Names; lint: Facts['lint'] },
  own: string | null,
): ((row: ActivityRow) => boolean) => {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const judge = (row: ActivityRow): boolean => {
    if (filter.room !== null && row.roomId !== filter.room) return false
    if (words.length > 0 && !hasWords(textOf(row, names), words)) return false
    if (row.kind !== 'activity') return isOnlyAboutText(filter)
    const { responsibleIds } = row.activity
    if (filter.organisation !== null && !responsibleIds.includes(filter.organisation)) return false
    if (filter.mine && (own === null || !responsibleIds.includes(own))) return false
    return hasDates(row, filter) && hasChecks(row, filter, lint)
  }
  const judged = new WeakMap<ActivityRow, boolean>()
  return (row) => {
    const before = judged.get(row)
    if (before !== undefined) return before
    const passes = judge(row)
    judged.set(row, passes)
    return passes
  }
}

/** A milestone without an activity has words, and nothing else one may look for. */
const isOnlyAboutText = ({ organisation, mine, checks, from, to, dates }: Filter): boolean =>
  organisation === null && !mine && checks === null && from === null && to === null && dates === null

const hasWords = (text: string, words: readonly string[]) => words.every((word) => text.includes(word))

const textOf = (row: ActivityRow, names: Names): string => {
  const { milestone, initiative } = row
  const own =
    row.kind === 'activity'
      ? [
          row.number,
          row.activity.text,
          row.activity.translation,
          row.activity.sourceNo,
          ...ownersOf(names, row),
        ]
      : []
  return [...own, milestone?.title, initiative?.code, initiative?.title].join('\n').toLocaleLowerCase()
}

type OfActivity = Extract<ActivityRow, { kind: 'activity' }>

const hasDates = ({ activity }: OfActivity, { from, to, dates }: Filter): boolean => {
  const { plannedStart: start, plannedEnd, endKind } = activity
  if (dates === 'ongoing' && endKind !== 'ongoing') return false
  if (dates === 'none' && start !== null && (plannedEnd !== null || endKind === 'ongoing')) return false
  if (from === null && to === null) return true
  const first = start ?? plannedEnd
  if (first === null) return false
  const last = endKind === 'date' ? (plannedEnd ?? first) : null
  return (to === null || first <= to) && (from === null || last === null || last >= from)
}

const hasChecks = (row: OfActivity, { checks }: Filter, lint: Facts['lint']): boolean => {
  if (checks === null) return true
  const severity = checks === 'errors' ? 'error' : 'warning'
  return (lint.byEntity.get(row.id) ?? []).some((finding) => finding.severity === severity)
}
