import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeXlsxFile, { type Cell as XlsxCell } from 'write-excel-file/universal'
import { isDateCell, rawText, type Cell } from '#shared/exchange/cells.ts'

/** A sheet to be written: a header that stays in view, and rows below it. */
export interface SheetToWrite {
  name: string
  header: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Of each column, in letters. */
  widths: readonly number[]
}

/** Spreadsheets count no days before. */
const FIRST_DAY = '1900-03-01'
/** What XML has no way to write. */
const UNWRITABLE = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufdd0\ufffe\uffff]|\p{Cs}/gu
/** Read as a letter by its number, where it is meant as it stands. */
const LOOKS_ESCAPED = /_(?=x[0-9a-f]{4}_)/gi

/** The library keeps texts in an object, where names such as `toString` are taken before any is put there. */
const isTaken = (text: string): boolean => text in {}
/** Stands before such a name until the file is written; no text has it. */
const MARK = '\ufdd0'

const written = (text: string): string => {
  const clean = text.replaceAll(UNWRITABLE, '\ufffd').replaceAll(LOOKS_ESCAPED, '_x005F_')
  return isTaken(clean) ? MARK + clean : clean
}

const TEXTS = 'xl/sharedStrings.xml'

const withoutMarks = async (blob: Blob): Promise<Blob> => {
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  const texts = strFromU8(files[TEXTS] ?? new Uint8Array())
  if (!texts.includes(MARK)) return blob
  const zipped = zipSync({ ...files, [TEXTS]: strToU8(texts.replaceAll(MARK, '')) })
  return new Blob([new Uint8Array(zipped)], { type: blob.type })
}

const textCell = (text: string): XlsxCell =>
  text === '' ? null : { value: written(text), type: String, wrap: true, alignVertical: 'top' }

const xlsxCell = (cell: Cell): XlsxCell => {
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' }
  if (isDateCell(cell) && cell.date >= FIRST_DAY)
    return {
      value: new Date(`${cell.date}T00:00:00Z`),
      type: Date,
      format: 'dd.mm.yyyy',
      alignVertical: 'top',
    }
  return textCell(rawText(cell))
}

const headerCell = (text: string): XlsxCell => ({
  value: text,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#e8eef1',
  wrap: true,
  alignVertical: 'top',
})

/** Sheets as a workbook. Text is written as text whatever it begins with: no cell is a formula. */
export const writeXlsx = async (sheets: readonly SheetToWrite[]): Promise<Blob> => {
  const blob = await writeXlsxFile(
    sheets.map(({ name, header, rows, widths }) => ({
      sheet: name,
      data: [header.map(headerCell), ...rows.map((row) => row.map(xlsxCell))],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBlob()
  const takes = sheets.some(({ header, rows }) =>
    [header, ...rows].some((row) => row.some((c) => isTaken(rawText(c)))),
  )
  return takes ? withoutMarks(blob) : blob
}
