import { FileProblemError } from '#shared/exchange/fileKind.ts'

/** What a sheet says beside its cells' values. */
export interface SheetFacts {
  hiddenRows: number
  hiddenColumns: number
  /** The last row and column with a value, from 1. */
  rows: number
  columns: number
}

const NOTHING: SheetFacts = { hiddenRows: 0, hiddenColumns: 0, rows: 0, columns: 0 }

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(String.raw`\s${name}="([^"]*)"`).exec(tag)?.[1]

const isHidden = (tag: string): boolean => ['1', 'true'].includes(attribute(tag, 'hidden') ?? '')

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Reads a sheet's XML for what its reader does not tell: one pass, no tree. */
export const factsOfSheet = (xml: string): SheetFacts => {
  const facts = { ...NOTHING }
  for (const [tag] of xml.matchAll(/<col\s[^>]*>/g))
    if (isHidden(tag))
      facts.hiddenColumns += Math.max(1, Number(attribute(tag, 'max')) - Number(attribute(tag, 'min')) + 1)
  for (const [tag] of xml.matchAll(/<row\s[^>]*\shidden="(?:1|true)"[^>]*>/g))
    if (isHidden(tag)) facts.hiddenRows += 1
  return { ...facts, ...reachOf(xml) }
}

/** A row or cell with its attributes, in whatever quotes and under whatever prefix. */
const TAG = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^"'<>])*)>/g
const OPENED = /<(?:[\w.-]+:)?(?:row|c)(?=[\s/>])/g
const PLACES = /(?:^|\s)r\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** The last row that a sheet has. */
const LAST_ROW = 1_048_576

/**
 * How far the values of a sheet reach, for its reader makes as many rows and columns as it says; `broken` where that
 * cannot be told.
 */
export const reachOf = (xml: string): Pick<SheetFacts, 'rows' | 'columns'> => {
  const reach = { rows: 0, columns: 0 }
  let [found, row] = [0, 0]
  for (const [, name, attributes = ''] of xml.matchAll(TAG)) {
    found += 1
    for (const [, double, single] of attributes.matchAll(PLACES)) {
      const place = double ?? single ?? ''
      const [, letters = '', number = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? []
      if (number === '' || (name === 'row') !== (letters === '') || Number(number) > LAST_ROW)
        throw new FileProblemError('broken')
      if (name === 'row') row = Number(number)
      else if (!attributes.endsWith('/')) {
        reach.rows = Math.max(reach.rows, row, Number(number))
        reach.columns = Math.max(reach.columns, columnNumber(letters))
      }
    }
  }
  if (found !== (xml.match(OPENED) ?? []).length) throw new FileProblemError('broken')
  return reach
}

/** Paths of the sheets' files by their names, in order, from the workbook and its relations. */
export const sheetPaths = (workbook: string, relations: string): Map<string, string> => {
  const targets = new Map(
    [...relations.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id') ?? '',
      (attribute(tag, 'Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  )
  return new Map(
    [...workbook.matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => [
      unescaped(attribute(tag, 'name') ?? ''),
      targets.get(attribute(tag, 'r:id') ?? '') ?? '',
    ]),
  )
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

export const countsFrom1904 = (workbook: string): boolean =>
  /<workbookPr\s[^>]*\bdate1904="(?:1|true)"/.test(workbook)
