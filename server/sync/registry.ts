import { endRoom } from './endRoom.ts'
import { inTurn, openRoom, type Room, type RoomOptions } from './room.ts'
import { saveSnapshotIfDue } from './saveSnapshot.ts'
import type { Timers } from './timers.ts'

/** One room in memory, or on its way there, and how many are using it. */
interface Entry {
  labId: string
  opening: Promise<Room>
  room: Room | null
  users: number
  cancelUnload: () => void
}

export interface RegistryOptions extends Omit<RoomOptions, 'onEnd'> {
  timers: Timers
  unloadMs: number
  /** Everyone has left a lab: its document is on disk and no longer in memory. */
  onEmpty?: ((labId: string) => void) | undefined
}

export interface Registry {
  entries: Map<string, Entry>
  options: RegistryOptions
  closed: boolean
}

export const openRegistry = (options: RegistryOptions): Registry => ({
  entries: new Map(),
  options,
  closed: false,
})

/** Runs `work` with the lab's room, which stays in memory meanwhile. All who need it first share one load. */
export const useRoom = async <T>(
  registry: Registry,
  labId: string,
  work: (room: Room) => T | Promise<T>,
): Promise<T> => {
  const entry = registry.entries.get(labId) ?? begin(registry, labId)
  entry.users++
  try {
    return await work(await entry.opening)
  } finally {
    entry.users--
    unloadLater(registry, entry)
  }
}

export const loadedRooms = ({ entries }: Registry): Room[] =>
  [...entries.values()].flatMap(({ room }) => (room ? [room] : []))

/** Ends every room, each after `last`; none is opened any more. */
export const closeRegistry = async (
  registry: Registry,
  last: (room: Room) => Promise<void>,
): Promise<void> => {
  registry.closed = true
  const closing = [...registry.entries.values()].map(async (entry) => {
    entry.cancelUnload()
    const room = await entry.opening.catch(() => null) // whoever waited for it was told
    if (!room || room.ended) return
    await last(room)
    endRoom(room)
  })
  await Promise.all(closing)
}

const begin = (registry: Registry, labId: string): Entry => {
  if (registry.closed) throw new Error('the server is stopping')
  const forget = () => {
    if (registry.entries.get(labId) === entry) registry.entries.delete(labId)
  }
  const entry: Entry = {
    labId,
    opening: openRoom(labId, { ...registry.options, onEnd: forget }),
    room: null,
    users: 0,
    cancelUnload: () => {},
  }
  registry.entries.set(labId, entry)
  // A failed load is told to everyone who waits for it, and tried again by the next.
  entry.opening.then((room) => (entry.room = room), forget)
  return entry
}

const unloadLater = (registry: Registry, entry: Entry): void => {
  entry.cancelUnload()
  if (entry.users > 0 || registry.closed || registry.entries.get(entry.labId) !== entry) return
  const { timers, unloadMs, logger } = registry.options
  entry.cancelUnload = timers.after(unloadMs, () => {
    unload(registry, entry).catch((error: unknown) =>
      logger.error({ labId: entry.labId, err: error }, 'a room could not be unloaded'),
    )
  })
}

const unload = async (registry: Registry, entry: Entry): Promise<void> => {
  const room = await entry.opening
  await inTurn(room, () => {
    if (entry.users > 0) return
    // What was left of somebody who went.
    if (!room.turns.isClear()) return unloadLater(registry, entry)
    saveSnapshotIfDue(room, { leaving: true })
    endRoom(room)
    registry.options.onEmpty?.(room.labId)
  })
}
