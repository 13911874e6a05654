import type { Command, Refusal } from '#shared/plan/commands.ts'
import { askAgain, attempt } from './attempt.ts'
import { copyInMemory, createDocumentCopy } from './documentCopy.ts'
import { beginDocument, showDocument } from './generation.ts'
import { createKeptEdits } from './keptEdits.ts'
import { watchLifeSigns } from './lifeSigns.ts'
import type { LiveDocument } from './liveDocument.ts'
import { alone, holdPage, openPages } from './pages.ts'
import { lookAhead } from './lookAhead.ts'
import { createReconnect } from './reconnect.ts'
import { changed, isoOf, seatOf, type Running, type SyncedDocumentOptions } from './running.ts'

/** Two hundred pages ask again within this time, not at once. */
const ASK_AGAIN_WITHIN_MS = 1_000

/** The live document of a lab over this server's sockets. */
export const openSyncedDocument = (options: SyncedDocumentOptions): LiveDocument => {
  const page = options.newId()
  const run = runningOf(options, page)
  const releasePage = holdPage(page)
  const stopWatching = watchLifeSigns(() => run.current?.connection ?? null, options.now)
  const goOffline = () => run.current?.connection.drop()
  window.addEventListener('offline', goOffline)
  // A phone that ends a page tells it no later than when it is put aside.
  const keepAll = () => {
    run.current?.connection.takeIn()
    run.copy.write()
  }
  document.addEventListener('visibilitychange', keepAll)
  window.addEventListener('pagehide', keepAll)
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
    tryAgain: () => void tryAgain(run),
    keepRefused: (command, refusal) => keepRefused(run, command, refusal),
    forget: () => run.kept.rejected.leave([]),
    close: () => {
      run.current?.connection.takeIn()
      run.closed = true
      run.stopLooking()
      run.reconnect.stop()
      stopWatching()
      releasePage()
      window.removeEventListener('offline', goOffline)
      document.removeEventListener('visibilitychange', keepAll)
      window.removeEventListener('pagehide', keepAll)
      run.copy.close()
      run.current?.connection.destroy()
      run.kept.close()
    },
  }
}

const runningOf = (options: SyncedDocumentOptions, page: string): Running => {
  const run: Running = {
    ...options,
    copy: createDocumentCopy({
      store: options.copyStore ?? copyInMemory(),
      hasOwn: () => run.kept.pending() > 0,
    }),
    kept: createKeptEdits({ page, newId: options.newId, changed: () => changed(run) }),
    reconnect: createReconnect(() => attempt(run), options.random),
    askAgain: () => void setTimeout(() => void askAgain(run), options.random() * ASK_AGAIN_WITHIN_MS),
    current: null,
    room: null,
    phase: options.session.phase,
    ended: null,
    loaded: false,
    looking: false,
    stopLooking: () => {},
    arrived: null,
    packed: true,
    synced: false,
    apart: false,
    unopened: 0,
    closed: false,
    refusedBy: null,
    malformed: 0,
    writing: null,
    adopting: null,
    tries: 0,
    lastUpdate: null,
    state: { kind: 'loading' },
    editable: false,
    listeners: new Set(),
  }
  return run
}

const begin = async (run: Running): Promise<void> => {
  const [store, copied] = await Promise.all([run.openKept(), run.copy.load(run.session.epoch)])
  if (!copied && !run.closed) lookAhead(run)
  const earlier = await alone(seatOf(run), async () =>
    run.kept.takeOver(store, run.session.epoch, await openPages()),
  )
  if (run.closed) return store.close()
  beginDocument(run, earlier, copied)
  if (copied) showDocument(run)
  changed(run)
  run.reconnect.soon()
}

const tryAgain = async (run: Running): Promise<void> =>
  alone(seatOf(run), async () => {
    await run.kept.rejected.recheck()
    if (!run.editable) return
    const left = run.kept.rejected.all().flatMap((one) => {
      if (one.command === null) return [one]
      const refusal = run.hooks.replay(one.command)
      return refusal ? [{ ...one, reason: { kind: 'plan' as const, refusal } }] : []
    })
    run.kept.rejected.leave(left)
  })

/** What was kept of the same field before is part of it. */
const keepRefused = (run: Running, command: Command, refusal: Refusal): void => {
  const others = run.kept.rejected.all().filter((one) => !isSameField(one.command, command))
  const reason = { kind: 'plan' as const, refusal }
  run.kept.rejected.leave([...others, { id: run.newId(), command, at: isoOf(run.now()), reason }])
}

const isSameField = (a: Command | null, b: Command): boolean =>
  a?.type === 'update' &&
  b.type === 'update' &&
  a.id === b.id &&
  Object.keys(a.fields).join() === Object.keys(b.fields).join()
