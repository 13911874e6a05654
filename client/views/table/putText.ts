import type { Plan } from '#shared/plan/plan.ts'
import { readDateCell } from '#shared/exchange/cellDates.ts'
import type { SlashOrder } from '#shared/exchange/readDate.ts'
import type { OwnerReader } from '#shared/exchange/readOwners.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Column } from '../gridColumns.ts'
import type { ActivityRow } from '../planRows.ts'
import type { CellWriting, Fields } from './cellWriting.ts'
import { dependsOnCommands } from './dependsOn.ts'

/** What cells are read with. */
export interface Reading {
  plan: Plan
  order: SlashOrder
  owners: OwnerReader
  newId: () => string
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
  const tell = (code: Parameters<CellWriting['tell']>[2], what = text) =>
    writing.tell(row, column, code, what)
  const set = (fields: Fields) => writing.set(row, column, fields)
  const putDate = (said: string, take: (date: string | null) => void) => {
    const read = readDateCell(said, reading.order)
    if (read.kind === 'date') take(read.date)
    else if (read.kind === 'none') take(null)
    else tell('notADate', said)
  }
  switch (column) {
    case 'milestone': {
      const title = text.replaceAll(/\s*\n\s*/g, ' ')
      const before = opened.written['title']
      if (title.length > LIMITS.titleLength) return tell('tooLong')
      return before === undefined || before === title ? set({ title }) : tell('severalTitles')
    }
    case 'text':
    case 'translation':
      return text.length > LIMITS.longTextLength ? tell('tooLong') : set({ [column]: text })
    case 'sourceNo':
      return text.length > LIMITS.titleLength ? tell('tooLong') : set({ sourceNo: text })
    case 'responsible': {
      const { ids, unknown } = reading.owners(text)
      if (unknown.length > 0) tell('unknownOwners', unknown.join(', '))
      return ids.length > 0 || unknown.length === 0 ? set({ responsibleIds: ids.toSorted() }) : undefined
    }
    case 'start':
      return putDate(text, (plannedStart) => set({ plannedStart }))
    case 'reviewDate':
      return putDate(text, (reviewDate) => set({ reviewDate }))
    case 'milestoneDue':
      return putDate(text, (due) => set({ due }))
    case 'end': {
      const { kind } = readDateCell(text, reading.order)
      if (kind === 'notKnown') return set({ endKind: 'notKnown', plannedEnd: null })
      if (kind !== 'ongoing') return putDate(text, (plannedEnd) => set({ endKind: 'date', plannedEnd }))
      set({ endKind: 'ongoing', plannedEnd: null })
      const review = /review\W+([\d./-]+)/i.exec(text)?.[1]
      return review === undefined ? undefined : putDate(review, (reviewDate) => set({ reviewDate }))
    }
    case 'dependsOn': {
      if (row.kind !== 'activity') return
      const { commands, unknown } = dependsOnCommands(reading.plan, row.activity, text, reading.newId)
      return unknown === null ? writing.add(commands) : tell('unknownPredecessors', unknown)
    }
    default:
      return
  }
}
