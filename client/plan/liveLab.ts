import type { LabSession } from '#shared/api/labs.ts'
import type {
  Command,
  Decision,
  InkRecord,
  Placement,
  Refusal,
  SingleCommand,
} from '#shared/plan/commands.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Guidance } from '#shared/wire/guidance.ts'
import type { Hall } from '#shared/wire/hall.ts'
import type { RoomState, ToldRounds } from '#shared/wire/frames.ts'
import type { Presence, PresenceOwn } from '#shared/wire/presence.ts'
import type { ConnectionState } from '#client/sync/lineState.ts'

export type { ConnectionState, LineState } from '#client/sync/lineState.ts'
export type { RejectedCommand } from '#client/sync/kept.ts'

/** One state of the document, never changed in place. */
export interface PlanSnapshot {
  plan: Plan
  /** Where the cards lie, by entity id. */
  layout: ReadonlyMap<string, Placement>
  /** Free drawing, by record id. */
  ink: ReadonlyMap<string, InkRecord>
}

/** What a change touched, by id. `reset` is a new document: read everything again. */
export interface PlanChange {
  entities: ReadonlySet<string>
  placements: ReadonlySet<string>
  ink: ReadonlySet<string>
  origin: 'local' | 'remote' | 'undo' | 'reset'
  /** The client that wrote an entity or a place last, as `presence.others()` names it, where that is known. */
  writers: ReadonlyMap<string, number>
}

export interface PlanStore {
  get: () => PlanSnapshot
  subscribe: (listener: (change: PlanChange) => void) => () => void
}

export interface LiveLab {
  /** This browser's seat and the lab, as last told by the server. */
  readonly session: LabSession
  store: PlanStore
  /** Decides and writes one transaction; one undo step, unless it continues typing within 400 ms. */
  dispatch: (command: Command) => Decision
  /** The same for more commands than one batch takes: all or none of them, undone in one step. */
  dispatchAll: (commands: readonly SingleCommand[]) => Decision
  /** May this seat edit now? False for observers, while frozen, while loading and after the end. */
  canEdit: () => boolean
  /** Why the step was not taken, or null: what it would touch may have been locked since. */
  undo: () => Refusal | null
  redo: () => Refusal | null
  /** The next command begins a new undo step. */
  checkpoint: () => void
  subscribeSteps: (listener: () => void) => () => void
  steps: () => { canUndo: boolean; canRedo: boolean }
  presence: {
    /** By client; not oneself. The map is a new one whenever something changed. */
    others: () => ReadonlyMap<number, Presence>
    subscribe: (listener: () => void) => () => void
    set: (own: Partial<PresenceOwn>) => void
  }
  /** Where the one it follows is, who follows it, and where everybody is asked to come. */
  guidance: { now: () => Guidance; subscribe: (listener: () => void) => () => void }
  /** How the lab is led: timers, who speaks, messages, the spotlight. It stays as last told while the line is down. */
  hall: { now: () => Hall; serverTime: () => number; subscribe: (listener: () => void) => () => void }
  /** Told when this seat has read something, here or on another of its pages. */
  subscribeInbox: (listener: () => void) => () => void
  /** Told when something of the lab's rounds has changed. */
  subscribeRounds: (listener: (told: ToldRounds) => void) => () => void
  connection: () => ConnectionState
  /** Also told when `session`, `room()` or `canEdit()` change. */
  subscribeConnection: (listener: () => void) => () => void
  /** Phase, version and revision as last told over the live connection; null before that. */
  room: () => RoomState | null
  /** Edits that were not accepted: apply them again, let them go, or add one that was written for nothing. */
  rejected: { tryAgain: () => void; forget: () => void; keep: (command: Command, refusal: Refusal) => void }
  /** A new UUIDv7. */
  newId: () => string
  /** RFC 3339, UTC. */
  now: () => string
}
