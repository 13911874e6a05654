import type { NewRow } from '#server/storage/updateLog.ts'
import { encodeState, type Phase } from '#shared/wire/frames.ts'
import { inkMap } from '#shared/doc/layout.ts'
import { readInkRecord } from '#shared/doc/read.ts'
import type { InkOf } from '#shared/plan/inkSpot.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { commentAuthors, planOf } from './liveDocument.ts'
import { inTurn, type Room } from './room.ts'
import type { Timers } from './timers.ts'

/** A plan at one row of its log, and the seat that wrote each comment (comment id → seat id). */
export interface FrozenPlan {
  plan: Plan
  seq: number
  authors: ReadonlyMap<string, string>
}

export interface PhaseChange {
  phase: Phase
  /** The seat that asked for it. */
  by: string | null
  /** Makes it true outside the document. When it throws, the phase stays as it was. */
  record: (frozen: FrozenPlan) => Promise<void>
}

/**
 * Opens or closes the lab for edits, as a row of the log: what was received before the row is in the plan, what comes
 * after is judged by the new phase. Edits wait while it is being recorded.
 */
export const changePhase = async (room: Room, { phase, by, record }: PhaseChange): Promise<void> =>
  inTurn(room, async () => {
    if (room.state.phase === phase) throw new Error(`lab ${room.labId} is ${phase} already`)
    const row = (to: Phase): NewRow => ({
      kind: to === 'frozen' ? 'freeze' : 'reopen',
      seatId: by,
      at: room.options.now(),
      bytes: new Uint8Array(),
    })
    const seq = await room.kept.append([row(phase)])
    const { live } = room.kept
    try {
      await record({ plan: planOf(live), seq, authors: commentAuthors(live) })
    } catch (error) {
      await room.kept.append([row(room.state.phase)])
      throw error
    }
    // Whatever becomes of the next question, the phase has changed.
    room.state = { ...room.state, phase }
    await pushState(room)
  })

/** The plan and its drawings at one moment. */
export interface LabNow {
  plan: () => Plan
  ink: InkOf
}

const nowOf = ({ kept: { live } }: Room): LabNow => ({
  plan: () => planOf(live),
  ink: (id) => readInkRecord(inkMap(live.doc).get(id)),
})

/** Changes the lab's locks outside the document. What comes after is judged by them. */
export const changeLocks = async <T>(room: Room, record: (now: LabNow) => Promise<T>): Promise<T> =>
  inTurn(room, async () => {
    const recorded = await record(nowOf(room))
    await pushState(room)
    return recorded
  })

/** Does something outside the document by what is in it, which stays as it is meanwhile. */
export const whileStill = async <T>(room: Room, work: (now: LabNow) => Promise<T>): Promise<T> =>
  inTurn(room, async () => work(nowOf(room)))

/** Tells every socket that understands it what the phase is and that something changed. */
export const pushState = async (room: Room): Promise<void> => {
  const state = await room.options.stateOf(room.labId)
  room.state = { ...state, revision: room.state.revision + 1 }
  const frame = encodeState(room.state)
  for (const connection of room.connections) if (connection.ext) connection.send(frame)
}

/** Waits until edits on their way have arrived, but not for a socket that does not answer. */
export const drain = async (room: Room, timers: Timers): Promise<void> => {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const cancel = timers.after(LIMITS.freezeDrainMs, resolve)
  await Promise.race([Promise.all([...room.connections].map(async (one) => one.drained())), late])
  cancel()
}
