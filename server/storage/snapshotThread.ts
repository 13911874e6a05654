import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { openQuestions, type Questions } from './questions.ts'

/** A lab's document as the log had it after row `seq`, packed (`packedState.ts`). */
export interface MadeSnapshot {
  epoch: number
  seq: number
  bytes: Uint8Array
}

export interface SnapshotCall {
  id: number
  lab: string
}

export interface SnapshotReply {
  id: number
  result: { ok: true; value: MadeSnapshot } | { ok: false; message: string }
}

/** Makes snapshots from the log's file in a thread of its own, one at a time. */
export interface SnapshotThread {
  /** Of what is in the log at some moment after the call. Rejects when it could not be made: nothing is lost by it. */
  make(lab: string): Promise<MadeSnapshot>
  /** Waits a moment for what was asked for, then ends the thread. */
  close(): Promise<void>
}

/** The largest document twice over, and its rows. */
const MOST_MB = 1_024
/** How long the thread waits for more to do. It takes with it what it held of documents: tens of megabytes. */
const IDLE_MS = 2_000
/** How long a server that stops waits for snapshots: without one the next start takes a little longer. */
const CLOSE_MS = 1_000

interface Maker {
  worker: Worker
  questions: Questions
}

/** The thread begins with a snapshot, and ends when for a while there was none to make. */
export const openSnapshotThread = (file: string, mostMb = MOST_MB, idleMs = IDLE_MS): SnapshotThread => {
  let maker: Maker | null = null
  let closed = false
  /** Settles with all that was asked for. */
  let asked: Promise<unknown> = Promise.resolve()

  const endIdle = ({ worker, questions }: Maker) => {
    if (questions.count() > 0 || maker?.worker !== worker) return
    maker = null
    void worker.terminate()
  }
  const begin = (): Maker => {
    const worker = new Worker(new URL('./snapshotWorker.ts', import.meta.url), {
      workerData: { file },
      resourceLimits: { maxOldGenerationSizeMb: mostMb },
    })
    const begun: Maker = { worker, questions: openQuestions() }
    const end = (cause: unknown) => {
      if (maker === begun) maker = null
      begun.questions.end(new Error('the thread that makes snapshots has ended', { cause }))
    }
    worker.on('message', ({ id, result }: SnapshotReply) => {
      begun.questions.answer(id, result.ok ? result : { ok: false, error: new Error(result.message) })
      void setTimeout(idleMs, null, { ref: false }).then(() => endIdle(begun))
    })
    worker.on('error', end)
    worker.on('exit', end)
    return begun
  }
  return {
    make: async (lab) => {
      if (closed) throw new Error('the server is stopping')
      const { worker, questions } = (maker ??= begin())
      const made = questions.ask((id) => worker.postMessage({ id, lab } satisfies SnapshotCall))
      asked = Promise.allSettled([asked, made]).then(() => {}) // it keeps no snapshot
      return (await made) as MadeSnapshot
    },
    close: async () => {
      closed = true
      await Promise.race([asked, setTimeout(CLOSE_MS, null, { ref: false })])
      await maker?.worker.terminate()
    },
  }
}
