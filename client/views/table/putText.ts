import type { Plan } from '#shared/plan/plan.ts'
import { readDateCell } from '#shared/exchange/cellDates.ts'
import type { SlashOrder } from '#shared/exchange/readDate.ts'
import type { OwnerReader } from '#shared/exchange/readOwners.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Column } from '../gridColumns.ts'
import type { ActivityRow } from '../planRows.ts'
import type { CellProblem, CellWriting, Fields } from './cellWriting.ts'
import { dependsOnCommands } from './dependsOn.ts'

/** What cells are read with. */
export interface Reading {
  plan: Plan
  order: SlashOrder
  owners: OwnerReader
  newId: () => string
}

/** One cell on its way: what was brought for it, and what is written of it. */
interface Put {
  text: string
  row: ActivityRow
  /** What has been written so far into the same entity. */
  written: Fields
  reading: Reading
  set: (fields: Fields) => void
  tell: (code: CellProblem, what?: string) => void
  writing: CellWriting
}

const putDate = ({ reading, tell }: Put, said: string, take: (date: string | null) => void): void => {
  const read = readDateCell(said, reading.order)
  if (read.kind === 'date') take(read.date)
  else if (read.kind === 'none') take(null)
  else tell('notADate', said)
}

const date =
  (field: string) =>
  (put: Put): void =>
    putDate(put, put.text, (value) => put.set({ [field]: value }))

const words =
  (field: string, most: number) =>
  ({ text, set, tell }: Put): void =>
    text.length > most ? tell('tooLong') : set({ [field]: text })

const title = ({ text, written, set, tell }: Put): void => {
  const before = written['title']
  const next = text.replaceAll(/\s*\n\s*/g, ' ')
  if (next.length > LIMITS.titleLength) tell('tooLong')
  else if (before !== undefined && before !== next) tell('severalTitles')
  else set({ title: next })
}

const owners = ({ text, reading, set, tell }: Put): void => {
  const { ids, unknown } = reading.owners(text)
  if (unknown.length > 0) tell('unknownOwners', unknown.join(', '))
  if (ids.length > 0 || unknown.length === 0) set({ responsibleIds: ids.toSorted() })
}

/** A date, or that it goes on; as the table copies it, with the date it is reviewed. */
const end = (put: Put): void => {
  const { text, reading, set } = put
  const { kind } = readDateCell(text, reading.order)
  if (kind === 'notKnown') return set({ endKind: 'notKnown', plannedEnd: null })
  if (kind !== 'ongoing') return putDate(put, text, (plannedEnd) => set({ endKind: 'date', plannedEnd }))
  set({ endKind: 'ongoing', plannedEnd: null })
  const review = /review\W+([\d./-]+)/i.exec(text)?.[1]
  if (review !== undefined) putDate(put, review, (reviewDate) => set({ reviewDate }))
}

const dependsOn = ({ text, row, reading, writing, tell }: Put): void => {
  if (row.kind !== 'activity') return
  const { commands, unknown } = dependsOnCommands(reading.plan, row.activity, text, reading.newId)
  if (unknown === null) writing.add(row, 'dependsOn', commands)
  else tell('unknownPredecessors', unknown)
}

const PUTS: Partial<Record<Column, (put: Put) => void>> = {
  milestone: title,
  text: words('text', LIMITS.longTextLength),
  responsible: owners,
  start: date('plannedStart'),
  end,
  milestoneDue: date('due'),
  dependsOn,
  reviewDate: date('reviewDate'),
  sourceNo: words('sourceNo', LIMITS.titleLength),
  translation: words('translation', LIMITS.longTextLength),
}

/** Writes a text into a cell, as its column reads it. What follows from other cells is left as it is. */
export const putText = (
  writing: CellWriting,
  reading: Reading,
  row: ActivityRow,
  column: Column,
  text: string,
): void => {
  const opened = writing.open(row, column)
  if (!opened) return
  PUTS[column]?.({
    text,
    row,
    reading,
    writing,
    written: opened.written,
    set: (fields) => writing.set(row, column, fields),
    tell: (code, what = text) => writing.tell(row, column, code, what),
  })
}
