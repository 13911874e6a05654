import type { CardCollection } from '#shared/plan/plan.ts'
import { readDate } from '#shared/exchange/readDate.ts'
import type { OwnerReader } from '#shared/exchange/readOwners.ts'

/** What a column of a pasted table is for a card. */
export type ColumnRole = 'words' | 'more' | 'number' | 'owner' | 'start' | 'end' | 'unused'

/** What the columns of a kind can be. */
export const ROLES: { [C in CardCollection]: readonly ColumnRole[] } = {
  issues: ['words', 'more', 'unused'],
  initiatives: ['words', 'more', 'number', 'owner', 'start', 'end', 'unused'],
  activities: ['words', 'more', 'number', 'owner', 'start', 'end', 'unused'],
  indicators: ['words', 'more', 'number', 'owner', 'unused'],
  risks: ['words', 'more', 'owner', 'unused'],
}

const KIND_NAMES: [CardCollection, RegExp][] = [
  ['activities', /^(detailed )?(activit(y|ies)|activites?|tasks?|taches?|actions?)\b/],
  ['initiatives', /^(initiatives?|projects?|projets?|solutions?)\b/],
  ['issues', /^((key|root) )?(issues?|problems?|problemes?|challenges?|defis?|root causes?|causes?)\b/],
  ['indicators', /^(indicators?|indicateurs?|kpis?|measures?|mesures?)\b/],
  ['risks', /^(risks?|risques?|assumptions?|hypotheses?)\b/],
]

/** The first that fits: "Planned start date" is a start, "Activity no" a number. */
const NAMES: [ColumnRole, RegExp][] = [
  ['number', /^((activity|initiative|indicator|item|source) )?(no|nr|n°|number|numero|code|ref|id|#)\.?$/],
  ['start', /\b(start|begins?|from|debut|commence|demarrage)\b/],
  ['end', /\b(end|ends|finish|due|deadline|until|completion|fin|echeance|date limite|achevement)\b/],
  [
    'owner',
    /^(responsib|responsab|owners?\b|lead\b|organi[sz]ation|department|who\b|accountable|structure\b|porteur|chef de file|ministere)/,
  ],
  [
    'more',
    /^(description|details?$|notes?|comments?|commentaires?|remarks?|remarques?|mitigation|attenuation|method|rationale)/,
  ],
  ['words', /^(title|name|text|what|titre|nom|texte|intitule|libelle|quoi)\b/],
]

/** Without accents: columns are known by their names in English and in French. */
const cellName = (cell: string) =>
  cell.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase().replaceAll(/\s+/g, ' ')

const roleNamed = (cell: string): ColumnRole | null => {
  const name = cellName(cell)
  const role = NAMES.find(([, pattern]) => pattern.test(name))?.[0]
  return role ?? (kindNamed(cell) ? 'words' : null)
}

const kindNamed = (cell: string): CardCollection | null =>
  KIND_NAMES.find(([, pattern]) => pattern.test(cellName(cell)))?.[0] ?? null

const LONGEST_NAME = 40

/** Whether a first row names its columns: two of several at least, or the kind alone over a single one. */
export const isHeader = (row: readonly string[]): boolean => {
  if (row.some((cell) => cell.length > LONGEST_NAME)) return false
  if (row.length === 1) return isKindAlone(row[0] ?? '')
  return row.filter((cell) => roleNamed(cell) !== null).length >= 2
}

const isKindAlone = (cell: string) =>
  KIND_NAMES.some(([, pattern]) => cellName(cell).replace(pattern, '') === '')

/** The kind a header speaks of by name, or by dates that `firstKind` has none of; else null. */
export const kindOfHeader = (row: readonly string[], firstKind: CardCollection): CardCollection | null => {
  const named = row.filter((cell) => roleNamed(cell) === 'words').map(kindNamed)
  const dated = row.map(roleNamed).some((role) => role === 'start' || role === 'end')
  const undated = dated && !ROLES[firstKind].includes('start') ? 'activities' : null
  return named.find((kind) => kind !== null) ?? undated
}

/** What each column most likely is for a kind; one has the words. */
export const guessRoles = (
  rows: readonly string[][],
  header: readonly string[] | null,
  collection: CardCollection,
  owners: OwnerReader,
): ColumnRole[] => {
  const count = rows[0]?.length ?? header?.length ?? 0
  const column = (at: number) => rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')
  const possible = ROLES[collection]
  const taken = new Set<ColumnRole>()
  const guess = Array.from({ length: count }, (_, at): ColumnRole => {
    const role = header ? roleNamed(header[at] ?? '') : roleOfCells(column(at), owners, taken)
    if (role === null || role === 'words' || !possible.includes(role)) return 'unused'
    if (role !== 'more' && taken.has(role)) return 'unused'
    taken.add(role)
    return role
  })
  const words = wordsColumn(
    guess,
    header,
    collection,
    (at) => column(at).join('').length / (rows.length || 1),
  )
  return words < 0 ? guess : guess.with(words, 'words')
}

const roleOfCells = (
  cells: readonly string[],
  owners: OwnerReader,
  taken: ReadonlySet<ColumnRole>,
): ColumnRole | null => {
  const most = (fits: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(fits).length > cells.length / 2
  if (most((cell) => !['none', 'notADate'].includes(readDate(cell, 'unknown').kind)))
    return taken.has('start') ? 'end' : 'start'
  if (most((cell) => owners(cell).ids.length > 0)) return 'owner'
  return null
}

/** The column named for the kind, else one named for words, else the wordiest of the others. */
const wordsColumn = (
  guess: readonly ColumnRole[],
  header: readonly string[] | null,
  collection: CardCollection,
  length: (at: number) => number,
): number => {
  const free = guess.flatMap((role, at) => (role === 'unused' || role === 'more' ? [at] : []))
  const named = (fits: (cell: string) => boolean) => free.find((at) => header && fits(header[at] ?? ''))
  const wordiest = free.toSorted((a, b) => length(b) - length(a))[0] ?? (guess.length > 0 ? 0 : -1)
  return (
    named((cell) => roleNamed(cell) === 'words' && kindNamed(cell) === collection) ??
    named((cell) => roleNamed(cell) === 'words') ??
    wordiest
  )
}
