/** One cell over more columns or rows than this is a page's layout, not a table. */
const WIDEST = 100

/** Cells of the one table that HTML from a clipboard holds; null when there is none, or more beside it. Nothing is loaded. */
export const readHtmlCells = (html: string): string[][] | null => {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tables = body.querySelectorAll('table')
  const [table] = tables
  if (!table || tables.length !== 1) return null
  const rows = rowsOf(table)
  table.remove()
  body.querySelectorAll('style, script, meta, title').forEach((one) => one.remove())
  return (body.textContent ?? '').trim() === '' ? rows : null
}

/** A cell over several columns or rows stands in the first of them, the others are empty. */
export const rowsOf = (table: HTMLTableElement): string[][] => {
  const below: number[] = []
  return [...table.rows].map((tr) => {
    const row: string[] = []
    const skipTaken = () => {
      for (let left = below[row.length] ?? 0; left > 0; left = below[row.length] ?? 0) {
        below[row.length] = left - 1
        row.push('')
      }
    }
    for (const cell of tr.cells) {
      skipTaken()
      const text = cellTextOf(cell)
      for (let i = 0; i < Math.min(cell.colSpan, WIDEST); i++) {
        below[row.length] = Math.min(cell.rowSpan, WIDEST) - 1
        row.push(i === 0 ? text : '')
      }
    }
    skipTaken()
    return row
  })
}

const BLOCKS = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'TABLE', 'TR', 'H1', 'H2', 'H3', 'H4'])

const rawText = (node: Node): string => {
  if (node.nodeName === 'BR') return '\n'
  if (node.nodeType === node.TEXT_NODE) return (node.textContent ?? '').replaceAll(/[\s\u00a0]+/g, ' ')
  const inner = [...node.childNodes].map(rawText).join('')
  if (node.nodeName === 'TD' || node.nodeName === 'TH') return ` ${inner} `
  return BLOCKS.has(node.nodeName) ? `\n${inner}\n` : inner
}

/** The words of a cell, a paragraph a line; a table in it too. */
export const cellTextOf = (cell: Node): string =>
  rawText(cell)
    .replaceAll(/ *\n[ \n]*/g, '\n')
    .replaceAll(/ +/g, ' ')
    .trim()
