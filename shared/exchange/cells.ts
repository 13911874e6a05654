/** A cell as a file has it; a calendar date is `{ date: 'YYYY-MM-DD' }`. Nothing in it is ever evaluated. */
export type Cell = string | number | boolean | { date: string } | null

export type CellRow = readonly Cell[]

/** A sheet as it was read: its rows from the file's first, empty ones included, so that numbers are the file's. */
export interface Sheet {
  name: string
  rows: readonly CellRow[]
  /** Whether numbers count days from 1904 and not from 1900. */
  date1904: boolean
  /** What a person may not have seen of it in the program it comes from. */
  hiddenRows: number
  hiddenColumns: number
}

export const isDateCell = (cell: Cell | undefined): cell is { date: string } =>
  typeof cell === 'object' && cell !== null

/** A cell as text of whole letters, line ends alike; a date as `YYYY-MM-DD`. */
export const rawText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  return isDateCell(cell) ? cell.date : String(cell).toWellFormed().replaceAll(/\r\n?/g, '\n')
}

/** The same without what is around it. */
export const cellText = (cell: Cell | undefined): string => rawText(cell).replaceAll('\u00a0', ' ').trim()

export const isBlank = (row: CellRow): boolean => row.every((cell) => cellText(cell) === '')
