import { useMemo, useState } from 'react'
import type { CardCollection, Plan } from '#shared/plan/plan.ts'
import type { Sector } from '#shared/plan/sectors.ts'
import { guessRoles, isHeader, kindOfHeader, type ColumnRole } from './columns.ts'
import { readDate, type SlashOrder } from '#shared/exchange/readDate.ts'
import type { NewOwner } from '#shared/exchange/readOwners.ts'
import { readRow, type ReadRow } from './readRows.ts'
import type { Table } from './readTable.ts'
import { useNewOwners } from './useNewOwners.ts'
import { useTaken } from './useTaken.ts'

/** How a person has a pasted table read, and what comes of it. */
export interface RangeReading {
  collection: CardCollection
  setCollection: (collection: CardCollection) => void
  header: boolean
  setHeader: (header: boolean) => void
  /** The header's cells, or null. */
  names: readonly string[] | null
  roles: readonly ColumnRole[]
  setRole: (column: number, role: ColumnRole) => void
  slashes: SlashOrder
  setSlashes: (order: SlashOrder) => void
  /** A date of a date column that can be read two ways, or null. */
  twoWays: string | null
  /** Names in the owner's column that the plan does not know, and those of them that are to be added. */
  unknown: readonly string[]
  added: ReadonlyMap<string, NewOwner>
  addOwner: (name: string, sector: Sector | null) => void
  rows: readonly { cells: readonly string[]; read: ReadRow; taken: boolean }[]
  take: (row: number, taken: boolean) => void
  takeAll: (taken: boolean) => void
}

/** A header's "(dd.mm.yyyy)" says how it is written, not what it is. */
const BRACKETED = /\s*\([^()]*\)$/

/** The only one of its kind among the columns. */
const ALONE = new Set<ColumnRole>(['words', 'owner', 'start', 'end', 'number'])

export const useRangeReading = (
  table: Table,
  plan: Plan,
  firstKind: CardCollection,
  labelOf: (role: ColumnRole) => string,
  newId: () => string,
): RangeReading => {
  const first = table.rows[0] ?? []
  const [header, setHeader] = useState(() => isHeader(first))
  const [collection, setCollection] = useState(() => (header && kindOfHeader(first, firstKind)) || firstKind)
  const [own, setOwn] = useState<readonly ColumnRole[] | null>(null)
  const [slashes, setSlashes] = useState<SlashOrder>('unknown')
  const { known, owners, added, addOwner } = useNewOwners(plan, newId)
  const names = header ? first : null
  const body = useMemo(() => (header ? table.rows.slice(1) : table.rows), [header, table])
  const { isTaken, take, takeAll } = useTaken(body.length)
  const guessed = useMemo(
    () => guessRoles(body, header ? (table.rows[0] ?? []) : null, collection, known),
    [body, header, table, collection, known],
  )
  const roles = own ?? guessed
  const nameOf = (column: number) =>
    names?.[column]?.replace(BRACKETED, '') || labelOf(roles[column] ?? 'unused')
  const rows = body.map((cells, at) => {
    const read = readRow(cells, { collection, roles, nameOf, slashes, owners })
    return { cells, read, taken: read.stop === null && isTaken(at) }
  })
  const dated = roles.flatMap((role, at) => (role === 'start' || role === 'end' ? [at] : []))
  const cells = body.flatMap((row) => dated.map((at) => row[at] ?? ''))
  const owned = roles.indexOf('owner')
  const unknown = new Set(owned < 0 ? [] : body.flatMap((row) => known(row[owned] ?? '').unknown))
  return {
    unknown: [...unknown],
    added,
    addOwner,
    collection,
    setCollection: (next) => {
      setCollection(next)
      setOwn(null)
    },
    header,
    setHeader: (next) => {
      setHeader(next)
      setOwn(null)
      takeAll(true)
    },
    names,
    roles,
    setRole: (column, role) =>
      setOwn(
        roles.map((old, at) => (at === column ? role : ALONE.has(role) && old === role ? 'unused' : old)),
      ),
    slashes,
    setSlashes,
    twoWays: cells.find((cell) => readDate(cell, 'unknown').kind === 'twoWays') ?? null,
    rows,
    take,
    takeAll,
  }
}
