import type { CardCollection } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { ColumnRole } from './columns.ts'
import { readDate, type SlashOrder } from '#shared/exchange/readDate.ts'
import type { OwnerReader } from '#shared/exchange/readOwners.ts'

/** What is to be said of a row before it becomes a card. */
export interface RowNote {
  kind: 'twoWays' | 'notADate' | 'unknownOwner' | 'moreOwners' | 'kept'
  text: string
}

/** A row as the fields of a new card. */
export interface ReadRow {
  fields: Record<string, unknown>
  notes: RowNote[]
  /** Why it cannot be a card, or null. */
  stop: 'noWords' | 'tooLong' | null
}

export interface RowReading {
  collection: CardCollection
  roles: readonly ColumnRole[]
  /** What a column's value is called when it goes into the words. */
  nameOf: (column: number) => string
  slashes: SlashOrder
  owners: OwnerReader
}

/** Where a kind keeps what a row has; running words take what else there is below them. */
interface Fields {
  words: string
  running: boolean
  more: string | null
  number: string | null
  dates: { start: string; end: string } | null
}

const FIELDS: { [C in CardCollection]: Fields } = {
  issues: { words: 'text', running: true, more: null, number: null, dates: null },
  initiatives: {
    words: 'title',
    running: false,
    more: 'description',
    number: 'code',
    dates: { start: 'start', end: 'end' },
  },
  activities: {
    words: 'text',
    running: true,
    more: null,
    number: 'sourceNo',
    dates: { start: 'plannedStart', end: 'plannedEnd' },
  },
  indicators: { words: 'name', running: false, more: 'method', number: 'code', dates: null },
  risks: { words: 'text', running: true, more: 'mitigation', number: null, dates: null },
}

/** Reads a row. What is no date or no known organisation stays in the card's words, under its column's name. */
export const readRow = (row: readonly string[], reading: RowReading): ReadRow => {
  const { collection, roles } = reading
  const kind = FIELDS[collection]
  const fields: Record<string, unknown> = {}
  const notes: RowNote[] = []
  const words: string[] = []
  const more: string[] = []
  const kept: string[] = []
  const keep = (at: number, note: RowNote) => {
    kept.push(`${reading.nameOf(at)}: ${note.text}`)
    notes.push(note)
  }
  for (const [at, role] of roles.entries()) {
    const cell = row[at] ?? ''
    if (cell === '' || role === 'unused') continue
    if (role === 'words') words.push(cell)
    else if (role === 'more') more.push(cell)
    else if (role === 'number' && kind.number && cell.length <= LIMITS.titleLength) fields[kind.number] = cell
    else if (role === 'owner') readOwnersInto(fields, cell, reading, (note) => keep(at, note))
    else if ((role === 'start' || role === 'end') && kind.dates) {
      const date = readDate(cell, reading.slashes)
      if (date.kind === 'date') fields[kind.dates[role]] = date.date
      else if (date.kind === 'ongoing' && role === 'end') fields['endKind'] = 'ongoing'
      else keep(at, { kind: date.kind === 'twoWays' ? 'twoWays' : 'notADate', text: cell })
    } else keep(at, { kind: 'kept', text: cell })
  }
  const written = kind.running
    ? runningFields(kind, words, more, kept)
    : lineFields(kind, words.join(' '), [...more, ...kept])
  return { fields: { ...fields, ...written }, notes, stop: stopOf(words, written) }
}

const stopOf = (words: readonly string[], written: Record<string, string>): ReadRow['stop'] => {
  if (words.length === 0) return 'noWords'
  return Object.values(written).some((text) => text.length > LIMITS.longTextLength) ? 'tooLong' : null
}

const runningFields = (kind: Fields, words: string[], more: string[], kept: string[]) => ({
  [kind.words]: [...words, ...(kind.more ? [] : more), ...kept].join('\n'),
  ...(kind.more && more.length > 0 && { [kind.more]: more.join('\n') }),
})

/** A line holds so much; what is longer stands in whole below it. */
const lineFields = (kind: Fields, words: string, below: readonly string[]): Record<string, string> => {
  const line = words.replaceAll(/\s+/g, ' ')
  const fits = line.length <= LIMITS.titleLength
  const rest = [...(fits ? [] : [words]), ...below]
  return {
    [kind.words]: fits ? line : `${line.slice(0, LIMITS.titleLength - 1).trimEnd()}…`,
    ...(kind.more && rest.length > 0 && { [kind.more]: rest.join('\n') }),
  }
}

const readOwnersInto = (
  fields: Record<string, unknown>,
  cell: string,
  { collection, owners }: RowReading,
  keep: (note: RowNote) => void,
) => {
  const { ids, unknown } = owners(cell)
  const [first, ...others] = ids
  if (collection === 'activities') fields['responsibleIds'] = ids.slice(0, LIMITS.setSize)
  else if (first !== undefined) fields[collection === 'initiatives' ? 'leadOrgId' : 'ownerOrgId'] = first
  if (collection === 'initiatives' && others.length > 0)
    fields['supportOrgIds'] = others.slice(0, LIMITS.setSize)
  const leftOut = others.length > 0 && (collection === 'indicators' || collection === 'risks')
  if (unknown.length > 0) keep({ kind: 'unknownOwner', text: leftOut ? cell : unknown.join(', ') })
  else if (leftOut) keep({ kind: 'moreOwners', text: cell })
}
