import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import type { Cell, Sheet } from '#shared/exchange/cells.ts'
import { FileProblemError } from '#shared/exchange/fileKind.ts'
import { checkEntries, FILE_LIMITS, zipEntries } from '#shared/exchange/zipEntries.ts'
import { countsFrom1904, factsOfSheet, sheetPaths, type SheetFacts } from './sheetFacts.ts'

/** More cells than this are not a table that somebody made. */
const MOST_CELLS = 2_000_000

/** The sheets of a workbook with the values it holds; nothing in it is evaluated. Throws `FileProblemError`. */
export const readXlsx = async (bytes: Uint8Array<ArrayBuffer>): Promise<Sheet[]> => {
  checkEntries(zipEntries(bytes), bytes.length)
  try {
    const { facts, date1904 } = factsOf(bytes)
    for (const { rows, columns } of facts.values()) {
      if (rows > FILE_LIMITS.rows) throw new FileProblemError('tooManyRows')
      if (rows * columns > MOST_CELLS) throw new FileProblemError('tooLarge')
    }
    const buffer = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
    const sheets = await readXlsxFile(buffer, { trim: false })
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellOf)),
      date1904,
      hiddenRows: facts.get(sheet)?.hiddenRows ?? 0,
      hiddenColumns: facts.get(sheet)?.hiddenColumns ?? 0,
    }))
  } catch (error) {
    if (error instanceof FileProblemError) throw error
    // What its readers say of a workbook that is none is of no use to who brought it.
    throw new FileProblemError('broken')
  }
}

/** A date has no zone: the reader has it as midnight in UTC. */
const cellOf = (value: unknown): Cell => {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const factsOf = (bytes: Uint8Array): { facts: Map<string, SheetFacts>; date1904: boolean } => {
  const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/
  const files = unzipSync(bytes, { filter: ({ name }) => wanted.test(name) })
  const text = (path: string) => (files[path] ? strFromU8(files[path]) : '')
  const workbook = text('xl/workbook.xml')
  const facts = new Map(
    [...sheetPaths(workbook, text('xl/_rels/workbook.xml.rels'))].map(([name, path]) => [
      name,
      factsOfSheet(text(path)),
    ]),
  )
  return { facts, date1904: countsFrom1904(workbook) }
}
