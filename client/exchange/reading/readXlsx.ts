import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import type { Cell, Sheet } from '#shared/exchange/cells.ts'
import { FileProblemError } from '#shared/exchange/fileKind.ts'
import { reachProblemOf } from '#shared/exchange/fileLimits.ts'
import { checkEntries, zipEntries } from '#shared/exchange/zipEntries.ts'
import { countsFrom1904, factsOfSheet, sheetPaths, type SheetFacts } from './sheetFacts.ts'

/** The sheets of a workbook with the values it holds; nothing in it is evaluated. Throws `FileProblemError`. */
export const readXlsx = async (bytes: Uint8Array<ArrayBuffer>): Promise<Sheet[]> => {
  checkEntries(zipEntries(bytes), bytes.length)
  try {
    const { facts, date1904 } = factsOf(bytes)
    const buffer = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
    const sheets = await readXlsxFile(buffer, { trim: false })
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map((value) => cellOf(value, date1904))),
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

const FIRST_YEAR = Date.UTC(1900, 0, 1)
const AFTER_LAST_YEAR = Date.UTC(10_000, 0, 1)
/** Days from which spreadsheets count to 1970. */
const DAYS_BEFORE_1970 = { from1900: 25_569, from1904: 24_107 }

/** A date has no zone: the reader has it as midnight in UTC. A number that no calendar has a day for stays a number. */
const cellOf = (value: unknown, date1904: boolean): Cell => {
  if (value instanceof Date) {
    const time = value.getTime()
    if (time >= FIRST_YEAR && time < AFTER_LAST_YEAR) return { date: value.toISOString().slice(0, 10) }
    return Number.isNaN(time)
      ? null
      : time / 86_400_000 + DAYS_BEFORE_1970[date1904 ? 'from1904' : 'from1900']
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'

/** Looks at every file that could be a sheet: which ones are, the workbook says. */
const factsOf = (bytes: Uint8Array): { facts: Map<string, SheetFacts>; date1904: boolean } => {
  const files = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') || name === RELATIONS })
  const text = (path: string) => (files[path] ? strFromU8(files[path]) : '')
  const ofFiles = new Map(Object.keys(files).map((path) => [path, factsOfSheet(text(path))]))
  const problem = reachProblemOf([...ofFiles.values()])
  if (problem) throw new FileProblemError(problem)
  const workbook = text(WORKBOOK)
  const facts = new Map(
    [...sheetPaths(workbook, text(RELATIONS))].flatMap(([name, path]) => {
      const found = ofFiles.get(path)
      return found ? [[name, found] as const] : []
    }),
  )
  return { facts, date1904: countsFrom1904(workbook) }
}
