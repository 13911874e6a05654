import { v7 as newId } from 'uuid'
import type { LabMoment } from '#shared/api/history.ts'
import type { LabSession } from '#shared/api/labs.ts'
import { refuse } from '#shared/plan/refuse.ts'
import { NO_GUIDANCE } from '#shared/wire/guidance.ts'
import { NO_HALL } from '#shared/wire/hall.ts'
import type { Presence } from '#shared/wire/presence.ts'
import type { LineState, LiveLab } from './liveLab.ts'
import { momentSnapshot } from './momentSnapshot.ts'

const STILL: LineState = { kind: 'saved' }
const NO_STEPS = { canUndo: false, canRedo: false }
const NOBODY: ReadonlyMap<number, Presence> = new Map()
const never = () => () => {}

/** A lab that stands still, for the same pages that show the live one: read only, nobody there, no connection. */
export const pastLab = (moment: LabMoment, session: LabSession): LiveLab => {
  const snapshot = momentSnapshot(moment)
  const refused = () => refuse('readOnly')
  return {
    // In the past everyone only looks on, whatever their role is now.
    session: { ...session, seat: { ...session.seat, role: 'observer' } },
    store: { get: () => snapshot, subscribe: never },
    dispatch: refused,
    dispatchAll: refused,
    canEdit: () => false,
    undo: () => null,
    redo: () => null,
    checkpoint: () => {},
    subscribeSteps: never,
    steps: () => NO_STEPS,
    presence: { others: () => NOBODY, subscribe: never, set: () => {} },
    hall: { now: () => NO_HALL, serverTime: () => Date.now(), subscribe: never },
    guidance: { now: () => NO_GUIDANCE, subscribe: never },
    subscribeInbox: never,
    subscribeRounds: never,
    connection: () => STILL,
    subscribeConnection: never,
    room: () => null,
    rejected: { tryAgain: () => {}, forget: () => {}, keep: () => {} },
    newId,
    now: () => moment.at,
  }
}
