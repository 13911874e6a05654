import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { LabSession } from '#shared/api/labs.ts'
import type { LabSight } from '#shared/api/sight.ts'
import type { Command, Refusal } from '#shared/plan/commands.ts'
import type { Guidance } from '#shared/wire/guidance.ts'
import type { HallNews } from '#shared/wire/hall.ts'
import type { RoomState, ToldRounds } from '#shared/wire/frames.ts'
import type { ConnectionState } from './lineState.ts'

/** What the plan does when the live document says so. */
export interface DocumentHooks {
  /** Shows the plan as it just was, until a document is adopted. */
  look: (sight: LabSight) => void
  /** A document has been loaded whole: show it, and forget the one before. */
  adopt: (doc: Y.Doc, awareness: Awareness) => void
  /** What the server says of whom this page follows, and of where everybody is asked to come. */
  guide: (guidance: Guidance) => void
  /** What the server says has changed of how the lab is led. */
  lead?: (news: HallNews) => void
  /** What this seat has read was changed, on this page or another. */
  inboxChanged?: () => void
  roundsTold?: (told: ToldRounds) => void
  /** Applies a command as if the person made it now; the plan's refusal, or null when it was taken. */
  replay: (command: Command) => Refusal | null
}

/** The document of one lab as this page holds it, connected or not. */
export interface LiveDocument {
  session: () => LabSession
  room: () => RoomState | null
  canEdit: () => boolean
  state: () => ConnectionState
  subscribe: (listener: () => void) => () => void
  /** Runs one transaction of this person; what it changes is kept until the server has it on disk. */
  write: (command: Command | null, transact: () => void) => void
  /** Applies again what was not accepted. */
  tryAgain: () => void
  /** Keeps an edit that was written before the plan could say that it does not take it. */
  keepRefused: (command: Command, refusal: Refusal) => void
  /** Lets go of what was not accepted. */
  forget: () => void
  close: () => void
}

/** Opens a live document; tests and the page choose what is behind it. */
export type OpenDocument = (session: LabSession, hooks: DocumentHooks) => LiveDocument
