import { fieldKey } from '#client/plan/lintStore.ts'
import type { Presence, PresenceSeat } from '#shared/wire/presence.ts'

/** Who is writing in which field, by `fieldKey(id, field)`. */
export type OthersEditing = ReadonlyMap<string, PresenceSeat>

export const othersEditing = (others: ReadonlyMap<number, Presence>): OthersEditing => {
  const found = new Map<string, PresenceSeat>()
  for (const { editing, seat } of others.values())
    if (editing) found.set(fieldKey(editing.id, editing.field), seat)
  return found
}

export const sameEditing = (a: OthersEditing, b: OthersEditing): boolean =>
  a.size === b.size && [...b].every(([field, { seatId }]) => a.get(field)?.seatId === seatId)
