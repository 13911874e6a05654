import type { LabSession } from '#shared/api/labs.ts'
import type { Command, Decision, SingleCommand } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import { refuse } from '#shared/plan/refuse.ts'
import { writeChanges } from '#shared/doc/write.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { DocumentHooks, LiveDocument, OpenDocument } from '#client/sync/liveDocument.ts'
import type * as Y from 'yjs'
import { createHistory, type History } from './history.ts'
import type { LiveLab } from './liveLab.ts'
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
  history: History
  document: LiveDocument
  doc: Y.Doc | null
  options: LiveLabOptions
}

const isoOf = (now: number) => new Date(now).toISOString()

/** Asks the plan as it is now, without writing. */
const ask = ({ document, store, options }: Open, command: Command): Decision => {
  if (!document.canEdit()) return refuse('readOnly')
  store.flush('remote')
  const context = { now: isoOf(options.now()), newId: options.newId }
  return decide(store.get().plan, command, context)
}

const dispatch = (open: Open, command: Command): Decision => {
  const { document, doc, store, history, options } = open
  if (!doc) return refuse('readOnly')
  const decision = ask(open, command)
  if (!decision.ok || decision.changes.length === 0) return decision
  history.before(command, options.now())
  document.write(command, () => writeChanges(doc, decision.changes, history.origin))
  store.flush('local')
  return decision
}

/** Asked as a whole first: a batch that is refused must not leave those before it behind. */
const dispatchAll = (open: Open, commands: readonly SingleCommand[]): Decision => {
  const whole = ask(open, { type: 'batch', commands: [...commands] })
  if (!whole.ok || whole.changes.length === 0) return whole
  open.history.checkpoint()
  open.history.goOn(() => {
    for (const some of inBatches(commands)) dispatch(open, { type: 'batch', commands: some })
  })
  open.history.checkpoint()
  return whole
}

const inBatches = (commands: readonly SingleCommand[]): SingleCommand[][] =>
  Array.from({ length: Math.ceil(commands.length / LIMITS.batchSize) }, (_, at) =>
    commands.slice(at * LIMITS.batchSize, (at + 1) * LIMITS.batchSize),
  )

const step = (open: Open, move: () => void): void => {
  if (!open.document.canEdit()) return
  open.store.flush('remote')
  open.document.write(null, move)
  open.store.flush('undo')
}

/** Opens a lab's live plan: whoever opens it closes it. */
export const openLiveLab = (
  session: LabSession,
  options: LiveLabOptions,
): { lab: LiveLab; close: () => void } => {
  const store = createPlanStore()
  const history = createHistory()
  const room = createPresence()
  const hooks: DocumentHooks = {
    adopt: (doc, awareness) => {
      open.doc = doc
      history.follow(doc)
      room.follow(awareness)
      store.follow(doc)
    },
    replay: (command) => {
      const decision = dispatch(open, command)
      return decision.ok ? null : decision.refusal
    },
  }
  const document = options.openDocument(session, hooks)
  const open: Open = { store, history, document, doc: null, options }
  const lab: LiveLab = {
    get session() {
      return document.session()
    },
    store,
    dispatch: (command) => dispatch(open, command),
    dispatchAll: (commands) => dispatchAll(open, commands),
    canEdit: document.canEdit,
    undo: () => step(open, history.undo),
    redo: () => step(open, history.redo),
    checkpoint: history.checkpoint,
    subscribeHistory: history.subscribe,
    history: history.state,
    presence: room.presence,
    connection: document.state,
    subscribeConnection: document.subscribe,
    room: document.room,
    rejected: { tryAgain: document.tryAgain, forget: document.forget },
    newId: options.newId,
    now: () => isoOf(options.now()),
  }
  const close = () => {
    room.close()
    history.close()
    store.close()
    document.close()
  }
  return { lab, close }
}
