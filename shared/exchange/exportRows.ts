import { lengthWeeks } from '../plan/dates.ts'
import type { Activity, Initiative, Milestone, Organisation, Plan, Workstream } from '../plan/plan.ts'
import { predecessorsText } from '../plan/predecessors.ts'
import { organisationName } from '../plan/rules/organisationName.ts'
import { initiativeOf, initiativesOf, live, liveOf, planRowsOf, workstreams } from '../plan/select.ts'
import type { Cell } from './cells.ts'
import type { ScreenLanguage } from '../api/languages.ts'
import { HEADINGS } from './headings.ts'
import { EXPORT_COLUMNS, type ExportColumn } from './columns.ts'
import { ownerReader } from './readOwners.ts'
import { roomLabel } from './parents.ts'

/** A row of a file, by its columns; what is not there is empty. */
export type ExportRow = Partial<Record<ExportColumn, Cell>>

/** How organisations are written so that they are found again: by acronym where it is nobody else's, else by name. */
export const organisationNames = (plan: Plan): ((id: string | null) => string) => {
  const read = ownerReader(plan)
  const names = new Map<string, string>()
  const found = (text: string, id: string) => {
    const { ids, unknown } = read(text)
    return text !== '' && unknown.length === 0 && ids.length === 1 && ids[0] === id && !text.includes(';')
  }
  for (const { id, name, acronym } of live(plan, 'organisations'))
    names.set(
      id,
      [acronym, name, `${name} (${acronym})`].find((text) => found(text, id)) ?? (name || acronym),
    )
  return (id) => (id === null ? '' : (names.get(id) ?? ''))
}

const SEPARATOR = '; '

const date = (value: string | null): Cell => (value === null ? null : { date: value })

const endCell = (endKind: Activity['endKind'], end: string | null): Cell =>
  endKind === 'ongoing' ? 'Ongoing' : endKind === 'notKnown' ? 'Not known' : date(end)

type NameOf = (id: string | null) => string

const listed = (ids: readonly string[], nameOf: NameOf): string =>
  ids
    .map(nameOf)
    .filter((name) => name !== '')
    .join(SEPARATOR)

const common = (entity: Initiative | Milestone | Activity): ExportRow => ({
  id: entity.id,
  ...(entity.illustrative && { illustrative: 'yes' }),
  ...('translation' in entity && { translation: entity.translation }),
})

const initiativeRow = (room: Workstream, one: Initiative, nameOf: NameOf): ExportRow => ({
  ...common(one),
  kind: 'Initiative',
  room: roomLabel(room),
  initiative: one.title,
  no: one.code,
  text: one.description,
  owners: nameOf(one.leadOrgId),
  support: listed(one.supportOrgIds, nameOf),
  start: date(one.start),
  end: endCell(one.endKind, one.end),
  review: date(one.reviewDate),
  state: one.state,
})

const milestoneRow = (room: Workstream, initiative: Initiative, one: Milestone, no: number): ExportRow => ({
  ...common(one),
  kind: 'Milestone',
  room: roomLabel(room),
  initiative: initiative.title,
  milestoneNo: String(no),
  milestone: one.title,
  end: date(one.due),
})

const activityRow = (plan: Plan, room: Workstream, one: Activity, nameOf: NameOf): ExportRow => ({
  ...common(one),
  kind: 'Activity',
  room: roomLabel(room),
  text: one.text,
  owners: listed(one.responsibleIds, nameOf),
  start: date(one.plannedStart),
  end: endCell(one.endKind, one.plannedEnd),
  weeks: one.endKind === 'date' ? lengthWeeks(one.plannedStart, one.plannedEnd) : null,
  dependsOn: predecessorsText(plan, one),
  review: date(one.reviewDate),
  sourceNo: one.sourceNo,
})

/** The 3-feet plan of a room, or of all rooms where it is null: each initiative, its milestones, their activities. */
export const exportRows = (plan: Plan, workstreamId: string | null): ExportRow[] => {
  const nameOf = organisationNames(plan)
  const loose = Map.groupBy(
    live(plan, 'activities').filter((a) => initiativeOf(plan, a) === null),
    (a) => a.workstreamId,
  )
  return workstreams(plan)
    .filter(({ id }) => workstreamId === null || id === workstreamId)
    .flatMap((room) => [
      ...initiativesOf(plan, room.id).flatMap((initiative) => [
        initiativeRow(room, initiative, nameOf),
        ...planRowsOf(plan, initiative.id).flatMap(({ milestone, activities }, m) => [
          milestoneRow(room, initiative, milestone, m + 1),
          ...activities.map((one, a) => ({
            ...activityRow(plan, room, one, nameOf),
            initiative: initiative.title,
            milestoneNo: String(m + 1),
            milestone: milestone.title,
            no: `${m + 1}.${a + 1}`,
          })),
        ]),
      ]),
      ...(loose.get(room.id) ?? []).map((one) => activityRow(plan, room, one, nameOf)),
    ])
}

/** Columns every file has; the others only where something is in them. */
const ALWAYS = new Set<ExportColumn>(
  'kind room initiative milestoneNo milestone no text owners start end weeks dependsOn id'.split(
    ' ',
  ) as ExportColumn[],
)

export interface ExportTable {
  columns: readonly ExportColumn[]
  header: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** Its columns are named for readers of a language; what stands below them is the same for all. */
export const exportTable = (
  plan: Plan,
  workstreamId: string | null,
  language: ScreenLanguage = 'en',
): ExportTable => {
  const all = exportRows(plan, workstreamId)
  const used = EXPORT_COLUMNS.filter(
    ([column]) => ALWAYS.has(column) || all.some((row) => (row[column] ?? '') !== ''),
  )
  return {
    columns: used.map(([column]) => column),
    header: used.map(([column, header]) => HEADINGS[language]?.[column] ?? header),
    rows: all.map((row) => used.map(([column]) => row[column] ?? null)),
  }
}

/** Organisations that a table names, with what a reader may not know of them. */
export const organisationRows = (plan: Plan): Organisation[] =>
  live(plan, 'organisations').toSorted((a, b) => organisationName(a).localeCompare(organisationName(b), 'en'))

/** The activity that creates a planned organisation, in words. */
export const creatorOf = (plan: Plan, { createdByActivityId }: Organisation): string =>
  liveOf(plan, 'activities', createdByActivityId)?.text ?? ''
