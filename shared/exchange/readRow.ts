import type { Activity, Collection, Plan } from '../plan/plan.ts'
import { boardOf, initiativeOf, liveOf, milestonesOf } from '../plan/select.ts'
import { isDateCell, type CellRow } from './cells.ts'
import { columnName, type ColumnRole } from './columns.ts'
import { roomLabel, type Parents } from './parents.ts'
import type { Answers, InitiativeDraft, Item, ItemKind, OwnerPart } from './reading.ts'
import type { OwnerReader } from './readOwners.ts'
import type { RowCells } from './rowCells.ts'
import {
  ACTIVITY_DATES,
  INITIATIVE_DATES,
  readDates,
  readPlainFields,
  readState,
  tooLong,
  type DateReading,
} from './rowValues.ts'
import { kindNamed, type Section } from './sections.ts'

/** What rows are read with; `initiative` is the one they are under. */
export interface Reading {
  plan: Plan
  answers: Answers
  parents: Parents
  dates: DateReading
  owners: OwnerReader
  header: readonly string[] | null
  roles: readonly ColumnRole[]
  /** A file of ours: its texts are taken letter by letter. */
  exact: boolean
  matched: Set<string>
  unknownRooms: Set<string>
  initiative: InitiativeDraft | null
}

const COLLECTION: Record<ItemKind, Collection & ('initiatives' | 'milestones' | 'activities')> = {
  initiative: 'initiatives',
  milestone: 'milestones',
  activity: 'activities',
}

/** A row as one item of the plan; none for one that only repeats what is above. */
export const readRow = (
  row: number,
  all: CellRow,
  cells: RowCells,
  section: Section | null,
  reading: Reading,
): Item[] => {
  const kind = kindNamed(cells) ?? section?.kind ?? kindOf(cells)
  const item: Item = {
    row,
    kind,
    cells: all,
    notes: [],
    matched: null,
    values: {},
    owners: [],
    saysOwners: section === null && cells.has('owners'),
    no: cells.text('no'),
    dependsOn: '',
    initiative: null,
    milestone: null,
    workstreamId: null,
    stays: false,
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

const partsOf = (cell: string, owners: OwnerReader): OwnerPart[] => {
  const { ids, unknown } = owners(cell)
  return [...ids.map((id) => ({ id })), ...unknown.map((name) => ({ name }))]
}

const readInitiative = (
  item: Item,
  cells: RowCells,
  section: Section | null,
  room: string,
  reading: Reading,
) => {
  const { parents, owners, exact } = reading
  const title = section?.title ?? (exact ? cells.raw('initiative') : cells.text('initiative'))
  const draft = parents.begin(room, title, item.matched)
  item.matched ??= draft.id
  const note = (one: Item['notes'][number]) => item.notes.push(one)
  draft.title = title
  draft.item = item
  draft.owners = partsOf(cells.text('owners'), owners)
  draft.support = partsOf(cells.text('support'), owners)
  if (section) draft.values = section.no === '' ? {} : { code: section.no }
  else {
    draft.values = {
      title: title.slice(0, 300),
      ...(cells.has('text') && { description: exact ? cells.raw('text') : cells.text('text') }),
      ...readPlainFields(cells, [['no', 'code']], exact, note),
      ...readState(cells, note),
      ...readDates(cells, reading.dates, note, INITIATIVE_DATES),
    }
    if (cells.has('translation')) draft.values['translation'] = cells.raw('translation')
  }
  item.values = draft.values
  item.initiative = draft
  reading.initiative = draft
}

/** The initiative a row is under, by its own words or by what is above it. */
const above = (cells: RowCells, room: string, reading: Reading): InitiativeDraft => {
  const title = cells.text('initiative')
  const now = reading.initiative
  const sameRoom =
    !now || !cells.has('room') || !reading.answers.target.roomsOfFile || now.workstreamId === room
  if (now && sameRoom && (title === '' || now.title.trim() === title)) return now
  reading.initiative =
    title === '' && !now ? reading.parents.target() : reading.parents.initiativeNamed(room, title)
  return reading.initiative
}

const readMilestone = (
  item: Item,
  cells: RowCells,
  section: Section | null,
  room: string,
  reading: Reading,
) => {
  const initiative = above(cells, room, reading)
  const title = section?.title ?? (reading.exact ? cells.raw('milestone') : cells.text('milestone'))
  const draft = reading.parents.beginMilestone(
    initiative,
    section?.no ?? cells.text('milestoneNo'),
    title,
    item.matched,
  )
  item.matched ??= draft.id
  draft.item = item
  item.milestone = draft
  item.initiative = initiative
  if (section) {
    item.values = {}
    return
  }
  const note = (one: Item['notes'][number]) => item.notes.push(one)
  const dates = readDates(cells, reading.dates, note, INITIATIVE_DATES)
  item.values = {
    title: title.slice(0, 300),
    ...(cells.has('end') && { due: dates['end'] ?? null }),
    ...readPlainFields(cells, [], reading.exact, note),
  }
}

const readActivity = (item: Item, cells: RowCells, room: string, reading: Reading) => {
  const { exact, plan, owners } = reading
  const note = (one: Item['notes'][number]) => item.notes.push(one)
  const text = exact ? cells.raw('text') : cells.text('text')
  const dates = readDates(cells, reading.dates, note, ACTIVITY_DATES)
  item.owners = partsOf(cells.text('owners'), owners)
  const kept = [...cells.notes(), ...keptCells(item, cells, reading)]
  item.values = {
    text: [text, ...kept].filter((line, at) => at === 0 || line !== '').join('\n'),
    ...dates,
    ...readPlainFields(
      cells,
      [[exact || cells.has('sourceNo') ? 'sourceNo' : 'no', 'sourceNo']],
      exact,
      note,
    ),
  }
  if (!exact && text === '') item.values['text'] = kept.join('\n')
  if (cells.has('translation')) item.values['translation'] = cells.raw('translation')
  if (cells.has('dependsOn')) item.dependsOn = cells.text('dependsOn')
  if (text === '' && !exact) note({ code: 'noWords', text: '' })
  const long = tooLong(String(item.values['text']))
  if (long) note({ code: long, text: '' })
  const now = liveOf(plan, 'activities', item.matched)
  if (now && isWhere(plan, now, cells)) stay(item, now, reading)
  else place(item, cells, room, reading)
}

/** Words that a column of dates or of owners has and the plan has no field for: nothing is dropped. */
const keptCells = (item: Item, cells: RowCells, { header, roles, answers }: Reading): string[] => {
  const nameOf = (role: ColumnRole) => columnName(header?.[roles.indexOf(role)] ?? '') || role
  const unread = new Set(
    item.notes.filter((n) => n.code === 'notADate' || n.code === 'twoWays').map((n) => n.text),
  )
  const dates = (['start', 'end', 'review'] as const).flatMap((role) => {
    const text = cells.text(role)
    return !isDateCell(cells.cell(role)) && unread.has(text) ? [`${nameOf(role)}: ${text}`] : []
  })
  const open = item.owners.flatMap((part) =>
    'name' in part && (answers.owners.get(part.name)?.kind ?? 'open') === 'open' ? [part.name] : [],
  )
  if (open.length === 0) return dates
  item.notes.push({ code: 'unknownOwner', text: open.join(', ') })
  return [...dates, `${nameOf('owners')}: ${open.join(', ')}`]
}

/** Whether the file has an activity where the plan has it, by the names it says. */
const isWhere = (plan: Plan, activity: Activity, cells: RowCells): boolean => {
  const initiative = initiativeOf(plan, activity)
  const milestone = initiative ? liveOf(plan, 'milestones', activity.milestoneId) : null
  const room = liveOf(plan, 'workstreams', boardOf(plan, activity.id))
  const no = initiative && milestone ? milestonesOf(plan, initiative.id).indexOf(milestone) + 1 : 0
  const says = (role: 'room' | 'initiative' | 'milestone' | 'milestoneNo', text: string) =>
    !cells.has(role) || cells.text(role) === text.trim()
  return (
    says('room', room ? roomLabel(room) : '') &&
    says('initiative', initiative?.title ?? '') &&
    says('milestone', milestone?.title ?? '') &&
    says('milestoneNo', no === 0 ? '' : String(no))
  )
}

const stay = (item: Item, activity: Activity, reading: Reading) => {
  const { plan, parents } = reading
  item.stays = true
  const initiative = initiativeOf(plan, activity)
  if (!initiative) item.workstreamId = activity.workstreamId
  else item.initiative = parents.begin(initiative.workstreamId ?? '', initiative.title, initiative.id)
  if (item.initiative && activity.milestoneId !== null)
    item.milestone = parents.milestoneIn(item.initiative, activity.milestoneId)
  // A new row below goes where it is.
  if (item.initiative) reading.initiative = item.initiative
}

const place = (item: Item, cells: RowCells, room: string, reading: Reading) => {
  const no = cells.text('milestoneNo')
  const title = cells.text('milestone')
  const isLoose = reading.exact && no === '' && title === '' && cells.text('initiative') === ''
  if (isLoose) {
    item.workstreamId = room
    return
  }
  const initiative = above(cells, room, reading)
  item.initiative = initiative
  const prefix = /^(\d+)\./.exec(item.no)?.[1] ?? ''
  item.milestone = reading.parents.milestoneOf(initiative, no || prefix, title)
}
