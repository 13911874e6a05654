import type { InitiativeDraft, Item } from './reading.ts'
import type { RowCells } from './rowCells.ts'
import { noteOn, partsOf, type Reading } from './rowReading.ts'
import { INITIATIVE_DATES, oneLine, readDates, readPlainFields, readState } from './rowValues.ts'
import type { Section } from './sections.ts'

export const readInitiative = (
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
  const note = noteOn(item)
  draft.title = title
  draft.item = item
  draft.owners = partsOf(cells.text('owners'), owners)
  draft.support = partsOf(cells.text('support'), owners)
  if (section) draft.values = section.no === '' ? {} : { code: section.no }
  else {
    draft.values = {
      title: oneLine(title, note),
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
export const above = (cells: RowCells, room: string, reading: Reading): InitiativeDraft => {
  const title = cells.text('initiative')
  const now = reading.initiative
  const sameRoom =
    !now || !cells.has('room') || !reading.answers.target.roomsOfFile || now.workstreamId === room
  if (now && sameRoom && (title === '' || now.title.trim() === title)) return now
  reading.initiative =
    title === '' && !now ? reading.parents.target() : reading.parents.initiativeNamed(room, title)
  return reading.initiative
}

export const readMilestone = (
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
  const note = noteOn(item)
  const dates = readDates(cells, reading.dates, note, INITIATIVE_DATES)
  item.values = {
    title: oneLine(title, note),
    ...(cells.has('end') && { due: dates['end'] ?? null }),
    ...readPlainFields(cells, [], reading.exact, note),
  }
}
