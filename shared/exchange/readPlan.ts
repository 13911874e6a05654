import type { Plan } from '../plan/plan.ts'
import { cellText, type Sheet } from './cells.ts'
import { demandedForm, slashOrderOf, type SlashFindings } from './cellDates.ts'
import { chainsOf } from './chains.ts'
import { isHeaderRow, rolesOfHeader, type ColumnRole } from './columns.ts'
import { createdBy, creatorsIn } from './creators.ts'
import { layoutOf, type Layout } from './layout.ts'
import { noteRepeated } from './repeated.ts'
import { missingOf } from './missing.ts'
import { parentsOf } from './parents.ts'
import { isRejection, type Answers, type Item, type PlanReading, type UnknownOwner } from './reading.ts'
import type { SlashOrder } from './readDate.ts'
import { ownerReader } from './readOwners.ts'
import { rowCellsOf } from './rowCells.ts'
import { titleReader } from './readTitles.ts'
import { readRow } from './readRow.ts'
import type { Reading } from './rowReading.ts'
import type { DateReading } from './rowValues.ts'
import { sectionOf } from './sections.ts'
import { statedLinks } from './statedLinks.ts'

/** Where the header is, and what its columns are; asked once for a sheet. */
export const layoutIn = (sheet: Sheet, plan: Plan): Layout => {
  const owners = ownerReader(plan)
  return layoutOf(sheet, (cell) => owners(cell).ids.length > 0)
}

/**
 * Reads a sheet as a part of a plan. Nothing is made: every row is an item with its notes, and what a person has to
 * decide is listed. The same sheet, plan and answers give the same reading.
 */
export const readPlan = (sheet: Sheet, layout: Layout, plan: Plan, answers: Answers): PlanReading => {
  const first = answers.roles ?? layout.roles
  const demanded = demandedBy(layout.header, first)
  const { order, twoWays } = orderIn(slashOrderOf(datesIn(sheet, layout, first)), demanded, answers.order)
  const dates: DateReading = { order, date1904: sheet.date1904, demanded }
  const parents = parentsOf(plan, answers.target)
  const items: Item[] = []
  const reading: Reading = {
    plan,
    answers,
    parents,
    dates,
    owners: cached(ownerReader(plan)),
    header: layout.header,
    roles: first,
    exact: first.includes('kind') && first.includes('id'),
    matched: new Set(),
    unknownRooms: new Set(),
    initiative: null,
  }
  let cellsOf = rowCellsOf(first, layout.header)
  let roles = first
  const title = titleReader(sheet, layout, reading, items)
  for (const [at, row] of sheet.rows.entries()) {
    const kind = layout.kinds[at]
    if (kind === 'header' && at !== layout.kinds.indexOf('header') && isHeaderRow(row)) {
      roles = sameHeader(row, layout) ? first : rolesOfHeader(row)
      cellsOf = rowCellsOf(roles, row.map(cellText))
    }
    if (kind === 'header') title(at)
    if (kind !== 'data') continue
    const cells = cellsOf(row)
    const section = reading.exact ? null : sectionOf(cells, row.map(cellText), roles)
    items.push(...readRow(at + 1, row, cells, section, reading))
  }
  noteRepeated(items, plan)
  const given = statedLinks(items, parents.initiatives, plan)
  const stated = new Set(items.filter((item) => item.dependsOn !== '' || item.matched !== null))
  return {
    items,
    initiatives: parents.initiatives,
    usesTarget: parents.usesTarget(),
    roles: first,
    header: layout.header,
    blank: layout.kinds.filter((kind) => kind === 'blank').length,
    order,
    twoWays,
    unknownOwners: unknownOwners(items),
    unknownRooms: [...reading.unknownRooms],
    given,
    offered: chainsOf(items, stated),
    missing: missingOf(items, plan),
    byId: items.some((item) => item.matched !== null),
  }
}

/** By the person, else by a cell that decides it, else as the header wants dates. */
const orderIn = (
  found: SlashFindings,
  demanded: DateReading['demanded'],
  said: SlashOrder,
): { order: SlashOrder; twoWays: string | null } => {
  const ofHeader = Object.values(demanded).find((form) => form === 'dayFirst' || form === 'monthFirst')
  const decided = found.deduced === 'unknown' ? (ofHeader ?? 'unknown') : found.deduced
  return {
    order: said === 'unknown' ? decided : said,
    twoWays: decided === 'unknown' ? found.example : null,
  }
}

const sameHeader = (row: readonly unknown[], { header }: Layout): boolean =>
  header !== null && row.every((cell, at) => cellText(cell as string) === header[at])

function* datesIn(sheet: Sheet, layout: Layout, roles: readonly ColumnRole[]) {
  const columns = roles.flatMap((role, at) =>
    role === 'start' || role === 'end' || role === 'review' ? [at] : [],
  )
  for (const [at, row] of sheet.rows.entries()) {
    if (layout.kinds[at] === 'data') for (const column of columns) yield row[column]
    else if (layout.kinds[at] === 'title') yield* row
  }
}

const demandedBy = (
  header: readonly string[] | null,
  roles: readonly ColumnRole[],
): DateReading['demanded'] =>
  Object.fromEntries(roles.map((role, at) => [role, demandedForm(header?.[at] ?? '')]))

const cached = <T>(read: (cell: string) => T): ((cell: string) => T) => {
  const known = new Map<string, T>()
  return (cell) => {
    const found = known.get(cell) ?? read(cell)
    known.set(cell, found)
    return found
  }
}

/** Names times activities that may create them; beyond that a person says which one does. */
const MOST_LOOKS = 1_000_000

const unknownOwners = (items: readonly Item[]): UnknownOwner[] => {
  const rows = new Map<string, number>()
  for (const item of items) {
    const parts =
      item.kind === 'initiative' && item.initiative?.item === item
        ? [...item.initiative.owners, ...item.initiative.support]
        : item.owners
    if (item.notes.some(isRejection)) continue
    for (const part of parts) if ('name' in part) rows.set(part.name, (rows.get(part.name) ?? 0) + 1)
  }
  const creators = creatorsIn(items)
  const lookedFor = MOST_LOOKS / Math.max(1, creators.length)
  return [...rows].map(([name, count], at) => ({
    name,
    rows: count,
    createdBy: at < lookedFor ? (createdBy(name, creators)?.row ?? null) : null,
  }))
}
