import { daysBetween } from '../plan/dates.ts'
import { initiative as initiativeShape } from '../plan/entities.ts'
import { LIMITS } from '../wire/limits.ts'
import { readDateCell, type DateForm, type DateRead } from './cellDates.ts'
import type { Cell } from './cells.ts'
import type { ColumnRole } from './columns.ts'
import type { SlashOrder } from './readDate.ts'
import type { NoteCode, RowNote, Values } from './reading.ts'
import type { RowCells } from './rowCells.ts'

/** How the dates of a file are read. */
export interface DateReading {
  order: SlashOrder
  date1904: boolean
  /** How the file's header wants them written, column by column. */
  demanded: Partial<Record<ColumnRole, DateForm | null>>
}

/** What a row's dates are; what is none is put among the words by `keep`. */
export const readDates = (
  cells: RowCells,
  reading: DateReading,
  note: (n: RowNote) => void,
  names: Names,
): Values => {
  const values: Values = {}
  const otherwise: string[] = []
  const read = (role: 'start' | 'end' | 'review'): DateRead => {
    const found = readDateCell(cells.cell(role), reading.order, reading.date1904)
    const text = cells.text(role)
    if (found.kind === 'notADate' || found.kind === 'twoWays') note({ code: found.kind, text })
    if (found.kind === 'date') {
      const demanded = reading.demanded[role] ?? null
      if (found.form === 'serial') note({ code: 'serial', text })
      else if (found.form !== null && demanded !== null && found.form !== demanded) otherwise.push(text)
    }
    return found
  }
  const dateIn = (found: DateRead) => (found.kind === 'date' ? found.date : null)
  if (cells.has('start')) values[names.start] = dateIn(read('start'))
  if (cells.has('end')) Object.assign(values, endOf(read('end'), names.end))
  if (cells.has('review')) values['reviewDate'] = dateIn(read('review'))
  if (otherwise.length > 0) note({ code: 'dateFormat', text: otherwise.join(', ') })
  if (values['endKind'] === 'ongoing' && typeof values['reviewDate'] !== 'string')
    note({ code: 'ongoing', text: cells.text('end') })
  if (values['endKind'] === 'notKnown') note({ code: 'endNotKnown', text: cells.text('end') })
  contradictions(values, cells, names, note)
  return values
}

/** Where a kind keeps its dates. */
export interface Names {
  start: string
  end: string
}
export const ACTIVITY_DATES: Names = { start: 'plannedStart', end: 'plannedEnd' }
export const INITIATIVE_DATES: Names = { start: 'start', end: 'end' }

const endOf = (found: DateRead, field: string): Values => ({
  [field]: found.kind === 'date' ? found.date : null,
  endKind: found.kind === 'ongoing' || found.kind === 'notKnown' ? found.kind : 'date',
})

const contradictions = (values: Values, cells: RowCells, names: Names, note: (n: RowNote) => void) => {
  const [start, end] = [values[names.start], values[names.end]]
  if (typeof start !== 'string' || typeof end !== 'string') return
  const days = daysBetween(start, end)
  if (days < 0) return note({ code: 'endBeforeStart', text: `${cells.text('start')} – ${cells.text('end')}` })
  const said = /^(\d+(?:[.,]\d+)?)\s*(?:w|wks?|weeks?)?\.?$/i.exec(cells.text('weeks'))?.[1]
  if (said === undefined) return
  const weeks = Number(said.replace(',', '.'))
  const fits = weeks >= Math.floor(days / 7) && weeks <= Math.max(1, Math.ceil((days + 1) / 7))
  if (!fits) note({ code: 'otherLength', text: cells.text('weeks') })
}

/** The end and the start of an initiative in the rows above its header. */
export const readTitleDates = (
  facts: { start: Cell; end: Cell },
  reading: DateReading,
  note: (n: RowNote) => void,
): Values => {
  const values: Values = {}
  const start = readDateCell(facts.start, reading.order, reading.date1904)
  const end = readDateCell(facts.end, reading.order, reading.date1904)
  for (const [found, cell] of [
    [start, facts.start],
    [end, facts.end],
  ] as const)
    if (found.kind === 'notADate' || found.kind === 'twoWays') note({ code: found.kind, text: String(cell) })
  if (start.kind === 'date') values['start'] = start.date
  if (end.kind !== 'none') Object.assign(values, endOf(end, 'end'))
  if (end.kind === 'ongoing') note({ code: 'ongoing', text: String(facts.end) })
  if (end.kind === 'notKnown') note({ code: 'endNotKnown', text: String(facts.end) })
  return values
}

/** As much as a field of one line takes; what is cut is told. */
export const oneLine = (text: string, note: (n: RowNote) => void): string => {
  if (text.length > LIMITS.titleLength) note({ code: 'cut', text })
  return text.slice(0, LIMITS.titleLength)
}

const YES = /^(yes|y|true|1|x|ja|oui|si|sí)$/i

/** The fields that are written as they are, with what is too long for them told. */
export const readPlainFields = (
  cells: RowCells,
  fields: readonly (readonly [role: ColumnRole, field: string])[],
  exact: boolean,
  note: (n: RowNote) => void,
): Values => {
  const values: Values = {}
  for (const [role, field] of fields) {
    if (!cells.has(role)) continue
    values[field] = oneLine(exact ? cells.raw(role) : cells.text(role), note)
  }
  if (cells.has('illustrative')) values['illustrative'] = YES.test(cells.text('illustrative'))
  return values
}

/** The state an initiative is in, by its name; another is told. */
export const readState = (cells: RowCells, note: (n: RowNote) => void): Values => {
  const text = cells.text('state')
  if (text === '') return {}
  const plain = text.replaceAll(/[\s_-]/g, '').toLowerCase()
  const state = initiativeShape.shape.state.unwrap().options.find((one) => one.toLowerCase() === plain)
  if (state === undefined) note({ code: 'unknownState', text })
  return state === undefined ? {} : { state }
}

/** Words that become a note of their own code once they are longer than the plan takes. */
export const tooLong = (text: string): NoteCode | null =>
  text.length > LIMITS.longTextLength ? 'tooLong' : null
