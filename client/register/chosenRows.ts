import { plain } from '#client/plan/findCards.ts'
import type { RegisterRow, RiskRow } from './registerRows.ts'
import type { RegisterView } from './useRegisterAddress.ts'

type Choice = Pick<RegisterView, 'room' | 'owner' | 'state' | 'search'>

/** Rows that have what was asked for; every word of a search is somewhere in what a row says. */
export const chosenRows = <R extends RegisterRow>(rows: readonly R[], choice: Choice): R[] => {
  const terms = plain(choice.search).split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (choice.room === null || row.room?.id === choice.room) &&
      (choice.owner === null || row.ownerId === choice.owner) &&
      (choice.state === null || row.state === choice.state) &&
      terms.every((term) => saidBy(row).includes(term)),
  )
}

const saidBy = (row: RegisterRow): string =>
  plain([row.text, row.owner, row.room?.code, row.room?.title].filter(Boolean).join(' '))

export const inCell = (rows: readonly RiskRow[], cell: RegisterView['cell']): RiskRow[] =>
  rows.filter(
    ({ risk }) => cell === null || (risk.likelihood === cell.likelihood && risk.impact === cell.impact),
  )
