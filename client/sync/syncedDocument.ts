import { askAgain, attempt } from './attempt.ts'
import { beginDocument } from './generation.ts'
import { createKeptEdits } from './keptEdits.ts'
import { watchLifeSigns } from './lifeSigns.ts'
import type { LiveDocument } from './liveDocument.ts'
import { holdPage, openPages } from './pages.ts'
import { createReconnect } from './reconnect.ts'
import { changed, type Running, type SyncedDocumentOptions } from './running.ts'

/** Two hundred pages ask again within this time, not at once. */
const ASK_AGAIN_WITHIN_MS = 1_000

/** The live document of a lab over this server's sockets. */
export const openSyncedDocument = (options: SyncedDocumentOptions): LiveDocument => {
  const page = options.newId()
  const run = runningOf(options, page)
  const releasePage = holdPage(page)
  const stopWatching = watchLifeSigns(
    () => run.current?.connection ?? null,
    run.kept.waitingSince,
    options.now,
  )
  const goOffline = () => run.current?.connection.drop()
  window.addEventListener('offline', goOffline)
  void begin(run)
  return {
    session: () => run.session,
    room: () => run.room,
    canEdit: () => run.editable,
    state: () => run.state,
    subscribe: (listener) => {
      run.listeners.add(listener)
      return () => void run.listeners.delete(listener)
    },
    write: (command, transact) => {
      run.writing = { command, tries: run.tries }
      try {
        transact()
      } finally {
        run.writing = null
      }
    },
    tryAgain: () => tryAgain(run),
    forget: () => run.kept.leaveRejected([]),
    close: () => {
      run.closed = true
      run.reconnect.stop()
      stopWatching()
      releasePage()
      window.removeEventListener('offline', goOffline)
      run.current?.connection.destroy()
      run.kept.close()
    },
  }
}

const runningOf = (options: SyncedDocumentOptions, page: string): Running => {
  const run: Running = {
    ...options,
    kept: createKeptEdits({ page, newId: options.newId, now: options.now, changed: () => changed(run) }),
    reconnect: createReconnect(() => attempt(run), options.random),
    askAgain: () => void setTimeout(() => void askAgain(run), options.random() * ASK_AGAIN_WITHIN_MS),
    current: null,
    room: null,
    phase: options.session.phase,
    ended: null,
    loaded: false,
    synced: false,
    apart: false,
    closed: false,
    refusedBy: null,
    malformed: 0,
    writing: null,
    tries: 0,
    lastUpdate: null,
    state: { kind: 'loading' },
    editable: false,
    listeners: new Set(),
  }
  return run
}

const begin = async (run: Running): Promise<void> => {
  const store = await run.openKept()
  const isOpen = await openPages()
  const earlier = await run.kept.takeOver(store, run.session.epoch, isOpen)
  if (run.closed) return store.close()
  beginDocument(run, earlier)
  changed(run)
  run.reconnect.soon()
}

const tryAgain = (run: Running): void => {
  if (!run.editable) return
  const left = run.kept.rejected().flatMap((one) => {
    if (one.command === null) return [one]
    const refusal = run.hooks.replay(one.command)
    return refusal ? [{ ...one, reason: { kind: 'plan' as const, refusal } }] : []
  })
  run.kept.leaveRejected(left)
}
