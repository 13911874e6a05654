import type { LabSession } from '#shared/api/labs.ts'
import type { Change, Command, Decision, Refusal, SingleCommand } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import { refuse } from '#shared/plan/refuse.ts'
import { writeChanges } from '#shared/doc/write.ts'
import type { ToldRounds } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { DocumentHooks, LiveDocument, OpenDocument } from '#client/sync/liveDocument.ts'
import type * as Y from 'yjs'
import { createUndoSteps, type UndoSteps, type Move } from './undoSteps.ts'
import { openHallStore } from './hallStore.ts'
import type { LiveLab } from './liveLab.ts'
import { lockedChange } from './lockedChange.ts'
import { locksAgainst } from './lockOf.ts'
import { momentSnapshot } from './momentSnapshot.ts'
import { createPlanStore, type DocumentStore } from './planStore.ts'
import { createPresence } from './presence.ts'

export interface LiveLabOptions {
  openDocument: OpenDocument
  newId: () => string
  /** Milliseconds since 1970. */
  now: () => number
}

/** What the parts of one open lab share. */
interface Open {
  store: DocumentStore
  steps: UndoSteps
  document: LiveDocument
  doc: Y.Doc | null
  options: LiveLabOptions
}

const isoOf = (now: number) => new Date(now).toISOString()

/** Asks the plan as it is now, without writing. */
const ask = (open: Open, command: Command): Decision => {
  const { document, store, options } = open
  if (!document.canEdit()) return refuse('readOnly')
  store.flush('remote')
  const context = { now: isoOf(options.now()), newId: options.newId }
  const decision = decide(store.get().plan, command, context)
  const refusal = decision.ok ? againstLocks(open, decision.changes) : null
  return refusal ? { ok: false, refusal } : decision
}

const againstLocks = ({ document, store }: Open, changes: readonly Change[]): Refusal | null => {
  const { id, role } = document.session().seat
  return lockedChange(store.get(), locksAgainst(role, document.room()), changes, id)
}

const dispatch = (open: Open, command: Command): Decision => {
  const { document, doc, store, steps, options } = open
  if (!doc) return refuse('readOnly')
  const decision = ask(open, command)
  if (!decision.ok || decision.changes.length === 0) return decision
  steps.before(command, options.now())
  document.write(command, () => writeChanges(doc, decision.changes, steps.origin))
  store.flush('local')
  return decision
}

/** Asked as a whole first: a batch that is refused must not leave those before it behind. */
const dispatchAll = (open: Open, commands: readonly SingleCommand[]): Decision => {
  const whole = ask(open, { type: 'batch', commands: [...commands] })
  if (!whole.ok || whole.changes.length === 0) return whole
  open.steps.checkpoint()
  open.steps.goOn(() => {
    for (const some of inBatches(commands)) dispatch(open, { type: 'batch', commands: some })
  })
  open.steps.checkpoint()
  return whole
}

/** As many together as a batch may hold, and no more than one update carries, which is about as long as they are. */
const inBatches = (commands: readonly SingleCommand[]): SingleCommand[][] => {
  const batches: SingleCommand[][] = []
  let length = Infinity
  for (const command of commands) {
    const own = JSON.stringify(command).length
    const last = batches.at(-1)
    if (last && last.length < LIMITS.batchSize && length + own <= LIMITS.updateBytes / 4) {
      last.push(command)
      length += own
    } else {
      batches.push([command])
      length = own
    }
  }
  return batches
}

/** A step over what has been locked since would be refused by the server, and end the document: it stays where it is. */
const step = (open: Open, move: Move): Refusal | null => {
  const { document, store, steps } = open
  if (!document.canEdit()) return { code: 'readOnly', params: {} }
  store.flush('remote')
  const refusal = againstLocks(open, steps.coming(move))
  if (refusal) return refusal
  document.write(null, steps[move])
  store.flush('undo')
  return null
}

const openListeners = <T>() => {
  const listeners = new Set<(told: T) => void>()
  return {
    tell: (told: T): void => {
      for (const listener of listeners) listener(told)
    },
    subscribe: (listener: (told: T) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Opens a lab's live plan: whoever opens it closes it. */
export const openLiveLab = (
  session: LabSession,
  options: LiveLabOptions,
): { lab: LiveLab; close: () => void } => {
  const store = createPlanStore()
  const steps = createUndoSteps()
  const room = createPresence()
  const hall = openHallStore(options.now)
  const inbox = openListeners<void>()
  const rounds = openListeners<ToldRounds>()
  const hooks: DocumentHooks = {
    look: (sight) => store.show(momentSnapshot(sight)),
    adopt: (doc, awareness) => {
      open.doc = doc
      steps.follow(doc)
      room.follow(awareness)
      store.follow(doc)
    },
    guide: room.guide,
    lead: hall.lead,
    inboxChanged: inbox.tell,
    roundsTold: rounds.tell,
    replay: (command) => {
      const decision = dispatch(open, command)
      return decision.ok ? null : decision.refusal
    },
  }
  const document = options.openDocument(session, hooks)
  const open: Open = { store, steps, document, doc: null, options }
  const lab: LiveLab = {
    get session() {
      return document.session()
    },
    store,
    dispatch: (command) => dispatch(open, command),
    dispatchAll: (commands) => dispatchAll(open, commands),
    canEdit: document.canEdit,
    undo: () => step(open, 'undo'),
    redo: () => step(open, 'redo'),
    checkpoint: steps.checkpoint,
    subscribeSteps: steps.subscribe,
    steps: steps.state,
    presence: room.presence,
    guidance: room.guidance,
    hall: hall.hall,
    subscribeInbox: inbox.subscribe,
    subscribeRounds: rounds.subscribe,
    connection: document.state,
    subscribeConnection: document.subscribe,
    room: document.room,
    rejected: { tryAgain: document.tryAgain, forget: document.forget, keep: document.keepRefused },
    newId: options.newId,
    now: () => isoOf(options.now()),
  }
  const close = () => {
    for (const part of [room, steps, store, document]) part.close()
  }
  return { lab, close }
}
