import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { askWriter } from './askWriter.ts'
import { openSnapshotThread, type MadeSnapshot } from './snapshotThread.ts'
import type { StoredState } from './storedDocument.ts'

/** One row of a lab's log, in the order in which it became true. */
export interface LogRow {
  seq: number
  kind: 'update' | 'freeze' | 'reopen' | 'restore'
  /** Who did it; null when the server began the document. */
  seatId: string | null
  /** Server time in milliseconds. */
  at: number
  /** A Yjs update (V1) for `update`, the whole state a new epoch begins with for `restore`, empty otherwise. */
  bytes: Uint8Array
}

/** A restore is no row of a running server: it begins another document. */
export interface NewRow extends Omit<LogRow, 'seq' | 'kind'> {
  kind: Exclude<LogRow['kind'], 'restore'>
  /** Client ids whose structs are in the update; each stays bound to the first seat that wrote with it. */
  clients?: readonly number[]
}

export interface StoredDocument extends StoredState {
  clients: Map<number, string>
}

/** The seat under which the server's own client ids are bound, so that nobody else can write as them. */
export const SERVER_SEAT = 'server'

export interface UpdateLog {
  /** Resolves with the rows' numbers after the commit (WAL, synchronous=FULL); rejects when it failed. */
  append(labId: string, rows: readonly NewRow[]): Promise<number[]>
  load(labId: string): Promise<StoredDocument>
  /**
   * The lab's document as the log has it at some moment after the call, packed in a thread of its own that holds up
   * nobody. It is not kept yet. Rejects when that thread fails: nothing is lost by it.
   */
  makeSnapshot(labId: string): Promise<MadeSnapshot>
  /**
   * Keeps a packed document (`packedState.ts`) as it was after row `seq`, so that loading does not grow with history.
   * The rows it covers are kept for ever; the log packs them when it has time. `bytes` are handed over.
   */
  snapshot(labId: string, seq: number, bytes: Uint8Array): Promise<void>
  /** Commits what is waiting, then closes the file. */
  close(): Promise<void>
}

/**
 * Opens the log in its own thread, so that a sync to disk never stops the server. Rejects in words. `onProblem` hears
 * of packing that failed: nothing is lost, and it is tried again at the next snapshot.
 */
export const openUpdateLog = async (
  file: string,
  onProblem: (message: string) => void = () => {},
): Promise<UpdateLog> => {
  const worker = new Worker(new URL('./logWriter.ts', import.meta.url), { workerData: { file } })
  const snapshots = openSnapshotThread(file)
  const ask = askWriter(worker, onProblem)
  try {
    await ask({ kind: 'open' })
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    append: async (lab, rows) => (await ask({ kind: 'append', lab, rows })) as number[],
    load: async (lab) => (await ask({ kind: 'load', lab })) as StoredDocument,
    makeSnapshot: async (lab) => snapshots.make(lab),
    snapshot: async (lab, seq, bytes) => void (await ask({ kind: 'snapshot', lab, seq, bytes })),
    close: async () => {
      await snapshots.close()
      await nextTurn() // what was made is asked to be kept
      const exited = new Promise((resolve) => worker.once('exit', resolve))
      await ask({ kind: 'close' })
      await exited
    },
  }
}
