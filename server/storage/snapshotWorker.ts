import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openLogReadOnly } from './logSchema.ts'
import { packState } from './packedState.ts'
import type { SnapshotCall, SnapshotReply } from './snapshotThread.ts'
import { documentOf, stateReader, type StoredState } from './storedDocument.ts'

/*
 * The thread that makes snapshots: it reads a lab from the log as anyone could and packs it. It writes nothing; dying
 * in the middle it loses nothing. One after the other: each holds a whole document.
 */

const port = parentPort
if (!port) throw new Error('snapshots are made in a worker thread')
const { file } = z.object({ file: z.string() }).parse(workerData)

let read: ((lab: string) => StoredState) | null = null

const make = (lab: string) => {
  read ??= stateReader(openLogReadOnly(file))
  const stored = read(lab)
  const doc = documentOf(stored)
  const bytes = packState(doc)
  doc.destroy()
  return { epoch: stored.epoch, seq: stored.seq, bytes }
}

const attempt = (lab: string): SnapshotReply['result'] => {
  try {
    return { ok: true, value: make(lab) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

port.on('message', ({ id, lab }: SnapshotCall) => {
  port.postMessage({ id, result: attempt(lab) } satisfies SnapshotReply)
})
