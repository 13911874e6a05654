import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { dateFormat } from '#client/i18n/formats.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import type { LintResult } from '#client/plan/lintStore.ts'
import { planRows, wholePlanRows, type PlanRow } from '../planRows.ts'
import { arrangeRows, countOf, flatten, type RoomRows, type Section } from './arrangeRows.ts'
import type { Facts } from './cellValue.ts'
import { ownOrganisation } from './ownOrganisation.ts'
import { rowFilter } from './rowFilter.ts'
import type { TableView } from './tableView.ts'

export interface ArrangedRows {
  /** As the plan has them, before anybody's filter. */
  rooms: readonly RoomRows[]
  sections: readonly Section[]
  rows: readonly PlanRow[]
  /** Activities that are shown, and all of them. */
  shown: number
  total: number
}

const MONTH = dateFormat({ month: 'long', year: 'numeric', timeZone: 'UTC' })
const monthName = (month: string): string => MONTH().format(new Date(`${month}-01T12:00:00Z`))

const NO_LINT: LintResult = { findings: [], byEntity: new Map(), byField: new Map(), byInitiative: new Map() }

/** The rows of a room or, with null, of each room, as the plan has them. */
export const useRoomRows = (plan: Plan, room: string | null): readonly RoomRows[] =>
  useMemo(
    () => (room === null ? wholePlanRows(plan) : [{ room: null, groups: planRows(plan, room) }]),
    [plan, room],
  )

interface Options {
  rooms: readonly RoomRows[]
  facts: Facts
  view: TableView
  closed: ReadonlySet<string>
  /** Rows one has just made or written in: they stay, whatever the filter says, until it is another one. */
  kept: ReadonlySet<string>
}

/** The rows of a room or of all of them, as somebody wants to see them. */
export const useArrangedRows = ({ rooms, facts, view, closed, kept }: Options): ArrangedRows => {
  const { t } = useTranslation('table')
  const { seat } = useLiveLab().session
  const { plan, schedule, agreed } = facts
  const { group, sort, filter } = view
  const lint = filter.checks !== null || sort?.column === 'findings' ? facts.lint : NO_LINT
  const own = ownOrganisation(plan, seat)
  const { organisations } = plan
  const names = useMemo(() => ({ organisations }), [organisations])
  const passes = useMemo(() => rowFilter(filter, { names, lint }, own), [filter, names, lint, own])
  const sections = useMemo(
    () =>
      arrangeRows(rooms, {
        facts: { plan, lint, schedule, agreed },
        grouping: group,
        sort,
        filter,
        passes: (row) => passes(row) || kept.has(row.id),
        name: {
          month: monthName,
          noMonth: t('noMonth'),
          noOrganisation: t('noOrganisation'),
          noRoom: t('noRoom'),
        },
      }),
    [rooms, plan, lint, schedule, agreed, group, sort, filter, passes, kept, t],
  )
  const rows = useMemo(() => flatten(sections, closed), [sections, closed])
  const shown = useMemo(() => countOf(sections), [sections])
  const total = useMemo(
    () =>
      rooms
        .flatMap(({ groups }) => groups)
        .reduce((sum, { rows: own }) => sum + own.filter(({ kind }) => kind === 'activity').length, 0),
    [rooms],
  )
  return { rooms, sections, rows, shown, total }
}
