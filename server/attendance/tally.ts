import type { SeatSpell } from './attendanceRows.ts'
import { joined, spellsBetween, type Spell } from './spells.ts'

export const KEEP_EVERY_MS = 30_000
/** Nobody watched for longer than this: the machine slept or its clock was put, and its sockets may be long dead. */
const UNWATCHED_MS = 120_000

interface Here {
  labId: string
  seatId: string
  sockets: number
  /** From when on time is not counted yet. */
  since: number
}

/** Who is connected, and what of their time is not kept yet; moments are milliseconds since 1970. */
export interface Tally {
  came(labId: string, seatId: string, at: number): void
  went(labId: string, seatId: string, at: number): void
  /** All that is not kept yet, up to a moment: whoever takes it keeps it or gives it back. */
  take(at: number): readonly SeatSpell[]
  giveBack(spells: readonly SeatSpell[]): void
}

const keyOf = (labId: string, seatId: string): string => `${labId} ${seatId}`

export const openTally = (zone: string): Tally => {
  const here = new Map<string, Here>()
  let waiting = new Map<string, SeatSpell>()
  const add = (labId: string, seatId: string, spell: Spell): void => {
    const key = `${keyOf(labId, seatId)} ${spell.day}`
    const before = waiting.get(key)
    waiting.set(key, { ...(before ? joined(before, spell) : spell), labId, seatId })
  }
  const count = (one: Here, until: number): void => {
    const passed = until - one.since
    // A socket that is still there half a minute later is alive.
    if (Math.abs(passed) > UNWATCHED_MS) one.since = until + KEEP_EVERY_MS
    if (passed <= 0 || passed > UNWATCHED_MS) return
    for (const spell of spellsBetween(one.since, until, zone)) add(one.labId, one.seatId, spell)
    one.since = until
  }
  return {
    came: (labId, seatId, at) => {
      const one = here.get(keyOf(labId, seatId))
      if (one) {
        one.sockets += 1
        return
      }
      here.set(keyOf(labId, seatId), { labId, seatId, sockets: 1, since: at })
      const [spell] = spellsBetween(at, at + 1, zone)
      // That somebody looked in for a moment is seen, though it counts no time.
      if (spell) add(labId, seatId, { ...spell, last: at, connectedMs: 0 })
    },
    went: (labId, seatId, at) => {
      const one = here.get(keyOf(labId, seatId))
      if (!one) return
      one.sockets -= 1
      if (one.sockets > 0) return
      count(one, at)
      here.delete(keyOf(labId, seatId))
    },
    take: (at) => {
      for (const one of here.values()) count(one, at)
      const taken = [...waiting.values()]
      waiting = new Map()
      return taken
    },
    giveBack: (spells) => {
      for (const { labId, seatId, ...spell } of spells) add(labId, seatId, spell)
    },
  }
}
