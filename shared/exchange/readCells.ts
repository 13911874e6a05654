/**
 * Cells of a text as spreadsheets put it on the clipboard: a tab between cells, a line a row. A cell with a tab, a line
 * break or a quote in it is quoted, quotes in it doubled; a quote that is never closed is a letter like any other.
 */
export const readCells = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  for (;;) {
    const cell = quotedAt(text, at) ?? plainAt(text, at)
    row.push(cell.value)
    at = cell.next
    if (text[at] === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
    if (at >= text.length) return rows
  }
}

interface Cell {
  value: string
  next: number
}

const plainAt = (text: string, at: number): Cell => {
  END.lastIndex = at
  const next = END.exec(text)?.index ?? text.length
  return { value: text.slice(at, next), next }
}
const END = /[\t\r\n]/g

const quotedAt = (text: string, at: number): Cell | null => {
  if (text[at] !== '"') return null
  let close = text.indexOf('"', at + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close < 0 || !'\t\r\n'.includes(text[close + 1] ?? '\n')) return null
  return { value: text.slice(at + 1, close).replaceAll('""', '"'), next: close + 1 }
}
