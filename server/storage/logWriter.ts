import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openLogFile, type LogFile } from './logFile.ts'
import { errcodeOf } from './errcode.ts'
import type { LogCall, LogProblem, LogReply, LogRequest } from './logMessages.ts'
import { packRows } from './logPack.ts'

/*
 * The one thread of a process that writes the log. While one transaction is being committed the next calls
 * collect in the port; all that are there when it ends share the next transaction, whatever room they are of.
 * Rows that a snapshot covers are packed between them, one bounded pack a transaction.
 */

const port = parentPort
if (!port) throw new Error('the log writer runs as a worker thread')
const { file } = z.object({ file: z.string() }).parse(workerData)

let log: LogFile | null = null
let collected: LogCall[] = []
let replies: LogReply[] = []

const opened = (): LogFile => (log ??= openLogFile(file))
const reply = (id: number, result: LogReply['result']) => void replies.push({ id, result })
const sendReplies = (): void => {
  if (replies.length > 0) port.postMessage(replies)
  replies = []
}
const attempt = (work: () => unknown): LogReply['result'] => {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    return {
      ok: false,
      message: error instanceof Error ? error.message : String(error),
      errcode: errcodeOf(error),
    }
  }
}

const toPack = new Set<string>()
let packing = false
let closed = false

const packLater = (lab: string): void => {
  toPack.add(lab)
  if (!packing) void packAll()
}

const packAll = async (): Promise<void> => {
  packing = true
  for (const lab of toPack) {
    toPack.delete(lab)
    await packLab(lab).catch((error: unknown) => {
      const problem = `rows of lab ${lab} could not be packed: ${error instanceof Error ? error.message : String(error)}`
      port.postMessage({ problem } satisfies LogProblem)
    })
  }
  packing = false
}

/** Rows never change and only this packs them: what was read is still so when it has been deflated. */
const packLab = async (lab: string): Promise<void> => {
  for (let next = nextPack(lab); next; next = nextPack(lab)) {
    const rows = next
    const packed = await packRows(rows.rows)
    if (closed) return
    const log = opened()
    log.commit(() => log.putPack(lab, rows, packed))
  }
}

const nextPack = (lab: string) => (closed ? null : opened().rowsToPack(lab))

const write = (request: LogRequest): unknown => {
  switch (request.kind) {
    case 'append':
      return opened().append(request.lab, request.rows)
    case 'snapshot':
      return opened().snapshot(request.lab, request.seq, request.bytes)
    case 'load':
      return opened().load(request.lab)
    case 'open':
    case 'close':
      return undefined
  }
}

const commitTogether = (calls: LogCall[]): void => {
  const together = attempt(() => opened().commit(() => calls.map(({ request }) => write(request))))
  const values = together.ok ? (together.value as unknown[]) : []
  calls.forEach(({ id }, index) => reply(id, together.ok ? { ok: true, value: values[index] } : together))
}

/** How long after the beginning of a commit of several rooms the next begins: so many the fewer syncs, and pages. */
const APART_MS = 5
let apart = false
let began = -Infinity

/** Whoever is alone does not wait. */
const flushSoon = (): void => {
  const wait = apart ? began + APART_MS - performance.now() : 0
  if (wait < 1) setImmediate(flush)
  else setTimeout(flush, wait)
}

const flush = (): void => {
  const calls = collected
  collected = []
  const appends = calls.filter(({ request }) => request.kind === 'append')
  apart = appends.length > 1
  began = performance.now()
  if (appends.length > 0) commitTogether(appends)
  // A snapshot is big and can be done without: it never takes an edit down with it on a full disk.
  for (const call of calls)
    if (call.request.kind === 'snapshot') {
      commitTogether([call])
      packLater(call.request.lab)
    }
  sendReplies()
}

const receive = (call: LogCall): void => {
  switch (call.request.kind) {
    case 'open':
      return reply(
        call.id,
        attempt(() => void opened()),
      )
    case 'load':
      reply(
        call.id,
        attempt(() => write(call.request)),
      )
      // What was left when the server stopped.
      return packLater(call.request.lab)
    case 'append':
    case 'snapshot':
      if (collected.push(call) === 1) flushSoon()
      return
    case 'close':
      flush()
      closed = true
      reply(
        call.id,
        attempt(() => log?.close()),
      )
      sendReplies()
      port.close()
  }
}

port.on('message', (calls: LogCall[]) => {
  calls.forEach(receive)
  sendReplies()
})
