import { useMemo, useSyncExternalStore } from 'react'
import type { Presence, PresenceSeat } from '#shared/wire/presence.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { selectionOf } from '#client/plan/selection.ts'

/** Who stands in which cell of a row, by column. */
export type StandsInRow = Readonly<Record<string, PresenceSeat>>
export type OthersStand = ReadonlyMap<string, StandsInRow>

const CELL = /^cell:([^/]+)\/(.+)$/

/** The cell somebody stands in, as it is told: among what they have selected. */
export const standingIn = (rowId: string, column: string): string => `cell:${rowId}/${column}`

/** Who stands where; a row in which nothing has changed is the same object as before. */
export const othersStand = (
  others: ReadonlyMap<number, Presence>,
  before: OthersStand = new Map(),
): OthersStand => {
  const rows = new Map<string, Record<string, PresenceSeat>>()
  for (const { selection, seat, editing, board } of others.values()) {
    const [, rowId, column] = CELL.exec(selection[0] ?? '') ?? []
    // Where somebody writes is told already.
    if (board !== null || editing !== null || rowId === undefined || column === undefined) continue
    rows.set(rowId, { ...rows.get(rowId), [column]: seat })
  }
  for (const [rowId, row] of rows) {
    const old = before.get(rowId)
    if (old && sameRow(old, row)) rows.set(rowId, old)
  }
  return rows
}

const sameRow = (a: StandsInRow, b: StandsInRow): boolean => {
  const columns = Object.keys(b)
  return Object.keys(a).length === columns.length && columns.every((c) => a[c]?.seatId === b[c]?.seatId)
}

const same = (a: OthersStand, b: OthersStand): boolean =>
  a.size === b.size && [...b].every(([rowId, row]) => a.get(rowId) === row)

const othersStandFrom = () => {
  const last: { rows: OthersStand } = { rows: new Map() }
  return (others: ReadonlyMap<number, Presence>): OthersStand => {
    last.rows = othersStand(others, last.rows)
    return last.rows
  }
}

/** Where others stand in the tables of this lab. */
export const useOthersStand = (): OthersStand => {
  const { presence } = useLiveLab()
  const select = useMemo(() => selectionOf(presence.others, othersStandFrom(), same), [presence])
  return useSyncExternalStore(presence.subscribe, select)
}
