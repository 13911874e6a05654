import type { Plan } from '../plan/plan.ts'
import { boardOf, liveOf } from '../plan/select.ts'
import { cellText, type CellRow } from './cells.ts'
import { readActivity } from './readActivity.ts'
import { readInitiative, readMilestone } from './readHeads.ts'
import type { Item, ItemKind } from './reading.ts'
import type { RowCells } from './rowCells.ts'
import { newItem, type Reading } from './rowReading.ts'
import { tooLong } from './rowValues.ts'
import { kindNamed, type Section } from './sections.ts'

const COLLECTION = {
  initiative: 'initiatives',
  milestone: 'milestones',
  activity: 'activities',
} as const

/** A row as one item of the plan. One with words that no field takes is not gone into. */
export const readRow = (
  row: number,
  all: CellRow,
  cells: RowCells,
  section: Section | null,
  reading: Reading,
): Item[] => {
  const kind = kindNamed(cells) ?? section?.kind ?? kindOf(cells)
  const item: Item = {
    ...newItem(row, kind, all),
    saysOwners: section === null && cells.has('owners'),
    no: cells.text('no'),
  }
  if (reading.roles.some((role, at) => role !== 'unused' && tooLong(cellText(all[at])))) {
    item.notes.push({ code: 'tooLong', text: '' })
    return [item]
  }
  match(item, cells, reading)
  const room = roomOf(item, cells, reading)
  if (kind === 'initiative') readInitiative(item, cells, section, room, reading)
  else if (kind === 'milestone') readMilestone(item, cells, section, room, reading)
  else readActivity(item, cells, room, reading)
  return [item]
}

/** A row with the name of a milestone or initiative and nothing to be done heads others. */
const kindOf = (cells: RowCells): ItemKind => {
  const empty = (['text', 'owners', 'start', 'end', 'no'] as const).every((role) => cells.text(role) === '')
  if (!empty) return 'activity'
  if (cells.text('milestone') !== '') return 'milestone'
  return cells.text('initiative') === '' ? 'activity' : 'initiative'
}

const match = (item: Item, cells: RowCells, { plan, matched }: Reading) => {
  const id = cells.text('id').toLowerCase()
  if (id === '') return
  if (matched.has(id)) return item.notes.push({ code: 'sameId', text: id })
  matched.add(id)
  if (liveOf(plan, COLLECTION[item.kind], id)) item.matched = id
  else if (isElsewhere(plan, id)) item.notes.push({ code: 'idOfOther', text: id })
}

const isElsewhere = (plan: Plan, id: string): boolean =>
  (
    ['initiatives', 'milestones', 'activities', 'issues', 'risks', 'indicators', 'organisations'] as const
  ).some((collection) => liveOf(plan, collection, id) !== null)

const roomOf = (item: Item, cells: RowCells, { answers, parents, unknownRooms, plan }: Reading): string => {
  const { target } = answers
  const name = cells.text('room')
  if (name === '' || !target.roomsOfFile) return target.workstreamId
  const known = parents.roomNamed(name) ?? (item.matched === null ? null : boardOf(plan, item.matched))
  if (known !== null) return known
  unknownRooms.add(name)
  const chosen = answers.rooms.get(name)
  if (chosen !== undefined) return chosen
  item.notes.push({ code: 'unknownRoom', text: name })
  return target.workstreamId
}
