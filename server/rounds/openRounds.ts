import { encodeRounds } from '#shared/wire/frames.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { countAuthors } from './roundRows.ts'
import type { Db } from '../storage/database.ts'
import type { Rooms } from '../sync/rooms.ts'

/** Counts are told once a second at most, however many answer. */
const EVERY_MS = 1_000

interface ToldLab {
  revision: number
  /** Rounds somebody has answered since the last message. */
  touched: Set<string>
  timer: NodeJS.Timeout | null
  toldAt: number
}

/** Tells the pages of a lab about its rounds: to ask again, or only how many have answered. */
export interface Rounds {
  /** A round was made, opened, closed, revealed, purged, or has another end. */
  changed(labId: string): void
  /** A seat has answered: all are told how many, its own pages that they ask again. */
  answered(by: SeatInLab, roundId: string): Promise<void>
  /** What the pages of a lab were last told; one that knows another number asks again. */
  revision(labId: string): number
  close(): void
}

export const openRounds = ({ db, rooms }: { db: Db; rooms: Pick<Rooms, 'tellAll' | 'tellSeat'> }): Rounds => {
  const labs = new Map<string, ToldLab>()
  let closed = false
  const labOf = (labId: string): ToldLab => {
    const known = labs.get(labId)
    if (known) return known
    // Begins at the clock, so that a page that saw an earlier server sees it move.
    const lab: ToldLab = { revision: Date.now(), touched: new Set(), timer: null, toldAt: 0 }
    labs.set(labId, lab)
    return lab
  }
  const tellCounts = async (labId: string, lab: ToldLab): Promise<void> => {
    lab.timer = null
    lab.toldAt = performance.now()
    const ids = [...lab.touched]
    lab.touched.clear()
    const authors = await countAuthors(db, ids)
    const answered = Object.fromEntries(ids.map((id) => [id, authors.get(id) ?? 0]))
    if (!closed) rooms.tellAll(labId, encodeRounds({ revision: lab.revision, answered }))
  }
  return {
    changed: (labId) => {
      const lab = labOf(labId)
      lab.revision += 1
      rooms.tellAll(labId, encodeRounds({ revision: lab.revision, answered: {} }))
    },
    answered: async ({ lab: { id }, seat }, roundId) => {
      const lab = labOf(id)
      rooms.tellSeat(id, seat.id, encodeRounds({ revision: lab.revision, answered: {}, mine: true }))
      lab.touched.add(roundId)
      if (lab.timer !== null || closed) return
      const wait = Math.max(0, lab.toldAt + EVERY_MS - performance.now())
      if (wait === 0) return tellCounts(id, lab)
      lab.timer = setTimeout(() => void tellCounts(id, lab).catch(() => {}), wait) // the next answer tells again
    },
    revision: (labId) => labOf(labId).revision,
    close: () => {
      closed = true
      for (const { timer } of labs.values()) if (timer) clearTimeout(timer)
    },
  }
}
