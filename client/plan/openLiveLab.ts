import type { LabSession } from '#shared/api/labs.ts'
import type { Command, Decision } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import { refuse } from '#shared/plan/refuse.ts'
import { writeChanges } from '#shared/doc/write.ts'
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

const dispatch = (open: Open, command: Command): Decision => {
  const { document, doc, store, history, options } = open
  if (!doc || !document.canEdit()) return refuse('readOnly')
  store.flush('remote')
  const context = { now: isoOf(options.now()), newId: options.newId }
  const decision = decide(store.get().plan, command, context)
  if (!decision.ok || decision.changes.length === 0) return decision
  history.before(command, options.now())
  document.write(command, () => writeChanges(doc, decision.changes, history.origin))
  store.flush('local')
  return decision
}

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
