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
  for (const [, letters = '', row = ''] of xml.matchAll(
    /<c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>/g,
  )) {
    facts.rows = Math.max(facts.rows, Number(row))
    facts.columns = Math.max(facts.columns, columnNumber(letters))
  }
  return facts
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
