import type { Sheet } from '#shared/exchange/cells.ts'
import { readCells } from '#shared/exchange/readCells.ts'
import { readCsv } from '#shared/exchange/csv.ts'
import { cellTextOf, rowsOf } from '#client/making/readHtmlCells.ts'

/** Rows of a document's tables in its order, with the paragraphs between them as rows of one cell. Nothing is loaded. */
const htmlRows = (html: string): string[][] => {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  body.querySelectorAll('style, script, meta, title').forEach((one) => one.remove())
  const rows: string[][] = []
  let words: Node[] = []
  const endWords = () => {
    const text = words.map(cellTextOf).join(' ').trim()
    if (text !== '') rows.push(...text.split('\n').map((line) => [line]))
    words = []
  }
  const walk = (node: Node) => {
    if (node instanceof HTMLTableElement) {
      endWords()
      rows.push(...rowsOf(node))
    } else if (node instanceof Element && node.querySelector('table')) node.childNodes.forEach(walk)
    else {
      words.push(node)
      if (node instanceof HTMLElement) endWords()
    }
  }
  body.childNodes.forEach(walk)
  endWords()
  return rows
}

/** What was on a clipboard as a sheet: the tables of its HTML, else its text by tabs or as CSV. */
export const pastedSheet = (text: string, html: string | undefined, name: string): Sheet => {
  const fromHtml = html === undefined || !/<table\b/i.test(html) ? [] : htmlRows(html)
  const rows =
    fromHtml.length > 0 ? fromHtml : text.includes('\t') ? readCells(text) : readCsv(text, name).rows
  return { name, rows, date1904: false, hiddenRows: 0, hiddenColumns: 0 }
}
