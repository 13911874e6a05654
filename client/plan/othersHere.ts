import type { Awareness } from 'y-protocols/awareness'
import { presence, presenceMove, type Presence } from '#shared/wire/presence.ts'

interface Change {
  added: number[]
  updated: number[]
  removed: number[]
}

/** Others as the server tells of them: who they are and where in full, then what a move has changed. */
export interface OthersHere {
  /** Takes in what an awareness says has changed. Every change counts: a move says only what is new. */
  hear: (awareness: Awareness, change: Change) => boolean
  /** By client, a new map each time. */
  now: () => ReadonlyMap<number, Presence>
}

/** A state that is none of ours leaves things as they were. */
const take = (before: Presence | undefined, state: Record<string, unknown>): Presence | undefined => {
  if ('seat' in state) return presence.safeParse(state).data
  const { cursor, selection } = presenceMove.safeParse(state).data ?? {}
  if (!before || (cursor === undefined && selection === undefined)) return before
  return {
    ...before,
    cursor: cursor === undefined ? before.cursor : cursor,
    selection: selection ?? before.selection,
  }
}

export const openOthers = (): OthersHere => {
  const others = new Map<number, Presence>()
  return {
    hear: (awareness, { added, updated, removed }) => {
      let changed = false
      for (const client of [...added, ...updated, ...removed]) {
        if (client === awareness.clientID) continue
        const before = others.get(client)
        const state = awareness.getStates().get(client)
        const after = state && take(before, state)
        if (after) others.set(client, after)
        else others.delete(client)
        changed ||= after !== before
      }
      return changed
    },
    now: () => new Map(others),
  }
}
