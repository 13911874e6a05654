import { liveOf } from '../plan/select.ts'
import { isDateCell } from './cells.ts'
import { columnName, type ColumnRole } from './columns.ts'
import type { Item } from './reading.ts'
import type { RowCells } from './rowCells.ts'
import { isWhere, place, stay } from './rowPlace.ts'
import { noteOn, partsOf, type Reading } from './rowReading.ts'
import { ACTIVITY_DATES, readDates, readPlainFields, tooLong } from './rowValues.ts'

export const readActivity = (item: Item, cells: RowCells, room: string, reading: Reading) => {
  const { exact, plan, owners } = reading
  const note = noteOn(item)
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
