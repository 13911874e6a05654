import type { Awareness } from 'y-protocols/awareness'
import { NO_GUIDANCE, type Guidance } from '#shared/wire/guidance.ts'
import type { Presence, PresenceOwn } from '#shared/wire/presence.ts'
import type { LiveLab } from './liveLab.ts'
import { openOthers } from './othersHere.ts'
import { throttled } from './throttled.ts'

/** Own presence goes out, and others' is shown, at most this often (7 times a second). */
const EVERY_MS = 140

export interface PresenceRoom {
  presence: LiveLab['presence']
  guidance: LiveLab['guidance']
  guide: (told: Guidance) => void
  follow: (awareness: Awareness) => void
  close: () => void
}

const NOBODY: PresenceOwn = {
  board: null,
  cursor: null,
  selection: [],
  editing: null,
  view: null,
  cursors: true,
  brief: true,
  follow: null,
  summon: null,
}

/** As it is sent: what is empty is left out. */
const slim = (own: PresenceOwn): Partial<PresenceOwn> => ({
  ...(own.board !== null && { board: own.board }),
  ...(own.cursor !== null && { cursor: own.cursor }),
  ...(own.selection.length > 0 && { selection: own.selection }),
  ...(own.editing !== null && { editing: own.editing }),
  ...(own.view !== null && { view: own.view }),
  ...(!own.cursors && { cursors: false }),
  brief: true,
  ...(own.follow !== null && { follow: own.follow }),
  ...(own.summon !== null && { summon: own.summon }),
})

export const createPresence = (): PresenceRoom => {
  const listeners = new Set<() => void>()
  let own = NOBODY
  let others: ReadonlyMap<number, Presence> = new Map()
  let awareness: Awareness | null = null
  let here = openOthers()

  const send = throttled(EVERY_MS, () => awareness?.setLocalState(slim(own)))
  const show = throttled(EVERY_MS, () => {
    if (!awareness) return
    others = here.now()
    for (const listener of listeners) listener()
  })
  const hear = (change: Parameters<typeof here.hear>[1]) => {
    if (awareness && here.hear(awareness, change)) show.ask()
  }
  const unfollow = () => {
    awareness?.off('change', hear)
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
    ...openGuidance(),
    follow: (next) => {
      unfollow()
      awareness = next
      here = openOthers()
      here.hear(next, { added: [...next.getStates().keys()], updated: [], removed: [] })
      awareness.on('change', hear)
      awareness.setLocalState(slim(own))
      show.ask()
    },
    close: () => {
      unfollow()
      send.stop()
      show.stop()
    },
  }
}

/** Who follows whom and who asks everybody to come, as last told. */
const openGuidance = (): Pick<PresenceRoom, 'guidance' | 'guide'> => {
  const listeners = new Set<() => void>()
  let now = NO_GUIDANCE
  return {
    guidance: {
      now: () => now,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    guide: (told) => {
      if (told === now) return
      now = told
      for (const listener of listeners) listener()
    },
  }
}
