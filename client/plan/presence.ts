import type { Awareness } from 'y-protocols/awareness'
import { presence as presenceSchema, type Presence, type PresenceOwn } from '#shared/wire/presence.ts'
import type { LiveLab } from './liveLab.ts'

/** Own presence goes out, and others' is shown, at most this often (7 times a second). */
const EVERY_MS = 140

export interface PresenceRoom {
  presence: LiveLab['presence']
  follow: (awareness: Awareness) => void
  close: () => void
}

const NOBODY: PresenceOwn = { board: null, cursor: null, selection: [], editing: null }

/** Runs work at once when the last was long ago, else once when the time is over. */
const throttled = (work: () => void): { ask: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const after = () => {
    timer = null
    if (!again) return
    again = false
    ask()
  }
  const ask = () => {
    if (timer !== null) {
      again = true
      return
    }
    work()
    timer = setTimeout(after, EVERY_MS)
  }
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    again = false
  }
  return { ask, stop }
}

const othersOf = (awareness: Awareness): Map<number, Presence> => {
  const others = new Map<number, Presence>()
  for (const [client, state] of awareness.getStates()) {
    const parsed = client === awareness.clientID ? null : presenceSchema.safeParse(state)
    if (parsed?.success) others.set(client, parsed.data)
  }
  return others
}

export const createPresence = (): PresenceRoom => {
  const listeners = new Set<() => void>()
  let own = NOBODY
  let others: ReadonlyMap<number, Presence> = new Map()
  let awareness: Awareness | null = null

  const send = throttled(() => awareness?.setLocalState({ ...own }))
  const show = throttled(() => {
    if (!awareness) return
    others = othersOf(awareness)
    for (const listener of listeners) listener()
  })
  const unfollow = () => {
    awareness?.off('change', show.ask)
    awareness = null
  }
  return {
    presence: {
      others: () => others,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      set: (change) => {
        const next = { ...own, ...change }
        if (JSON.stringify(next) === JSON.stringify(own)) return
        own = next
        send.ask()
      },
    },
    follow: (next) => {
      unfollow()
      awareness = next
      awareness.on('change', show.ask)
      awareness.setLocalState({ ...own })
      show.ask()
    },
    close: () => {
      unfollow()
      send.stop()
      show.stop()
    },
  }
}
