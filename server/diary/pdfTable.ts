import type { DiaryBlock } from '#shared/diary/diaryBlocks.ts'
import { tagged } from './tagged.ts'

/** Share of the first column. */
const FIRST = 0.34
const PAD = 3

/** A table with its header cells told as such; a row is not divided between pages. */
export const pdfTable = (
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  { head, rows }: Extract<DiaryBlock, { kind: 'table' }>,
): void => {
  const { left, right, bottom } = doc.page.margins
  const whole = doc.page.width - left - right
  const widthOf = (column: number) =>
    column === 0 ? whole * FIRST : (whole * (1 - FIRST)) / (head.length - 1)
  const leftOf = (column: number) => left + (column === 0 ? 0 : widthOf(0) + (column - 1) * widthOf(1))
  const table = doc.struct('Table')
  root.add(table)

  const writeRow = (texts: readonly string[], isHead: boolean): void => {
    doc.font(isHead ? 'bold' : 'plain').fontSize(8)
    const optionsOf = (column: number) =>
      ({ width: widthOf(column) - 2 * PAD, align: column === 0 ? 'left' : 'right' }) as const
    const height =
      Math.max(...texts.map((text, column) => doc.heightOfString(text, optionsOf(column)))) + 2 * PAD
    if (doc.y + height > doc.page.height - bottom) doc.addPage()
    const top = doc.y
    const row = doc.struct('TR')
    table.add(row)
    texts.forEach((text, column) => {
      const isHeader = isHead || column === 0
      const write = () => doc.text(text, leftOf(column) + PAD, top + PAD, optionsOf(column))
      row.add(tagged(doc, isHeader ? 'TH' : 'TD', write))
    })
    row.end()
    doc.markContent('Artifact', { type: 'Layout' })
    doc
      .moveTo(left, top + height)
      .lineTo(left + whole, top + height)
      .lineWidth(0.5)
      .stroke('#c5ced8')
    doc.endMarkedContent()
    doc.y = top + height
  }

  writeRow(head, true)
  for (const row of rows) writeRow(row, false)
  table.end()
  doc.x = left
  doc.moveDown(0.3)
}
