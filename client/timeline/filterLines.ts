import type { Plan } from '#shared/plan/plan.ts'
import type { Schedule } from '#shared/plan/schedule.ts'
import { liveOf } from '#shared/plan/select.ts'
import { linesWith, wordsOf, type Line } from './timelineRows.ts'

/** What is looked for; nothing that is empty or false narrows it. */
export interface LineFilter {
  search: string
  organisation: string | null
  criticalOnly: boolean
}

export const isFiltered = ({ search, organisation, criticalOnly }: LineFilter): boolean =>
  search.trim() !== '' || organisation !== null || criticalOnly

export const organisationsOf = (line: Line): readonly string[] => {
  if (line.kind === 'activity') return line.activity.responsibleIds
  if (line.kind === 'initiative') return line.initiative.leadOrgId === null ? [] : [line.initiative.leadOrgId]
  return []
}

const searchedIn = (plan: Plan, line: Line): string => {
  const organisations = organisationsOf(line).flatMap((id) => {
    const organisation = liveOf(plan, 'organisations', id)
    return organisation ? [organisation.acronym, organisation.name] : []
  })
  return [titleOf(line), ...organisations].join(' ').toLocaleLowerCase()
}

/** Number and words of a row, as written. */
export const titleOf = (line: Line): string => {
  const { number, text } = wordsOf(line)
  return `${number} ${text}`.trim()
}

/** Rows that fit, with what they are part of. */
export const filterLines = (
  plan: Plan,
  lines: readonly Line[],
  filter: LineFilter,
  schedule: Schedule,
): readonly Line[] => {
  if (!isFiltered(filter)) return lines
  const wanted = filter.search.trim().toLocaleLowerCase()
  return linesWith(
    lines,
    (line) =>
      line.kind !== 'loose' &&
      (wanted === '' || searchedIn(plan, line).includes(wanted)) &&
      (filter.organisation === null || organisationsOf(line).includes(filter.organisation)) &&
      (!filter.criticalOnly || schedule.rows.get(line.id)?.critical === true),
  )
}
