import { cellText, isBlank, type Cell, type CellRow, type Sheet } from './cells.ts'
import { isHeaderRow, rolesOfCells, rolesOfHeader, type ColumnRole } from './columns.ts'

/** What a row of a file is, before anything is read from it. */
export type RowKind = 'blank' | 'header' | 'title' | 'data'

export interface Layout {
  kinds: readonly RowKind[]
  /** The first header's cells as text, or null where no row names the columns. */
  header: readonly string[] | null
  /** What each column is, told from the first header or from the cells. */
  roles: readonly ColumnRole[]
  columns: number
}

/** What is above the first header stands there for a whole initiative, if it is not too much. */
const MOST_TITLE_ROWS = 40

const filled = (row: CellRow): number => row.filter((cell) => cellText(cell) !== '').length

/** Rows right above a later header with no more than a label and its value are its title. */
const titleAbove = (rows: readonly CellRow[], header: number, after: number): number[] => {
  const found: number[] = []
  for (let at = header - 1; at > after; at--) {
    const row = rows[at] ?? []
    if (isBlank(row)) continue
    if (!isTitleLike(row)) break
    found.push(at)
  }
  return found
}

const isTitleLike = (row: CellRow): boolean =>
  filled(row) === 1 ? !/^\d/.test(cellText(row.find((cell) => cellText(cell) !== ''))) : isLabelled(row)

const LABEL =
  /^(initiative|project|start|end|planned start|planned end|lead|responsib|owner)\b[^:]{0,40}:?$|:$/i
const isLabelled = (row: CellRow): boolean => {
  const cells = row.map(cellText).filter((text) => text !== '')
  return cells.length <= 4 && LABEL.test(cells[0] ?? '')
}

export const layoutOf = (sheet: Sheet, isOwner: (cell: string) => boolean): Layout => {
  const { rows } = sheet
  const headers = headersIn(rows)
  const [first] = headers
  const kinds: RowKind[] = rows.map((row) => (isBlank(row) ? 'blank' : 'data'))
  for (const at of headers) kinds[at] = 'header'
  for (const [n, at] of headers.entries()) {
    const above =
      n === 0
        ? Array.from({ length: at }, (_, row) => row).slice(-MOST_TITLE_ROWS)
        : titleAbove(rows, at, headers[n - 1] ?? -1)
    for (const row of above) if (kinds[row] === 'data') kinds[row] = 'title'
  }
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const named = first === undefined ? null : (rows[first] ?? [])
  const roles = named ? rolesOfHeader(named) : rolesOfCells(rows.slice(0, 500), isOwner)
  return {
    kinds,
    header: named ? padded(named.map(cellText), columns, '') : null,
    roles: padded(roles, columns, 'unused'),
    columns,
  }
}

/** A row that looks like a header below another may be an activity of two words: it has to say more. */
const headersIn = (rows: readonly CellRow[]): number[] => {
  const all = rows.flatMap((row, at) => (isHeaderRow(row) ? [at] : []))
  const first = rows[all[0] ?? -1]
  if (!first) return []
  const roles = rolesOfHeader(first)
  const isOurs = roles.includes('kind') && roles.includes('id')
  const same = (row: CellRow) => first.every((cell, at) => cellText(cell) === cellText(row[at]))
  return all.filter((at) => {
    const row = rows[at] ?? []
    return (
      row === first || same(row) || (!isOurs && rolesOfHeader(row).filter((r) => r !== 'unused').length >= 3)
    )
  })
}

const padded = <T>(list: readonly T[], length: number, filling: T): T[] =>
  Array.from({ length }, (_, at) => list[at] ?? filling)

/** What title rows say of the initiative below them. */
export interface TitleFacts {
  title: string | null
  code: string | null
  start: Cell
  end: Cell
}

const START = /^(planned )?start( date)?\s*:?$/i
const END = /^(planned )?(end|finish|completion)( date)?\s*:?$/i
const NAMED =
  /^(?:initiative|project)(?: (?:title|name))?\s*(?:no\.?\s*)?([A-Z]*-?\d+|[A-Z](?=\s*[:.–—-]))?\s*[:.–—-]?\s*(.*)$/is

/** Reads the rows above a header: a title, and the start and the end beside or below their labels. */
export const readTitle = (rows: readonly CellRow[]): TitleFacts => {
  const facts: TitleFacts = { title: null, code: null, start: null, end: null }
  const used = new Set<string>()
  const valueAt = (row: number, column: number): Cell => {
    const beside = (rows[row] ?? []).findIndex((cell, at) => at > column && cellText(cell) !== '')
    const isLabel = (text: string) => START.test(text) || END.test(text)
    const right = rows[row]?.[beside]
    const [at, below] = beside >= 0 && !isLabel(cellText(right)) ? [row, beside] : [row + 1, column]
    used.add(`${at}.${below}`)
    return rows[at]?.[below] ?? null
  }
  for (const [r, row] of rows.entries())
    for (const [c, cell] of row.entries()) {
      const text = cellText(cell)
      const together = /^((?:planned )?(?:start|end|finish)(?: date)?)\s*:\s*(.+)$/is.exec(text)
      if (together) {
        facts[START.test(together[1] ?? '') ? 'start' : 'end'] = together[2] ?? null
        used.add(`${r}.${c}`)
      } else if (START.test(text) || END.test(text)) {
        used.add(`${r}.${c}`)
        facts[START.test(text) ? 'start' : 'end'] = valueAt(r, c)
      }
    }
  for (const [r, row] of rows.entries()) {
    const rest = row.map((cell, c) => (used.has(`${r}.${c}`) ? '' : cellText(cell))).filter((t) => t !== '')
    const [, code, words = ''] = NAMED.exec(rest[0] ?? '') ?? []
    if (/^(initiative|project)\b/i.test(rest[0] ?? '')) {
      facts.title = words.trim() || rest[1] || rest[0] || null
      facts.code = code ?? null
    } else if (rest.length > 0) facts.title ??= rest.join(' ')
  }
  return facts
}
