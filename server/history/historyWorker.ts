import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { Call, Reply } from '#server/storage/answeringThread.ts'
import { answerQuestions } from './answerQuestions.ts'
import type { HistoryRequest } from './messages.ts'

/* The thread that reads the past. It writes nothing but its own file, which can be made again. */

const port = parentPort
if (!port) throw new Error('history is read in a worker thread')
const files = z.object({ logFile: z.string(), historyFile: z.string() }).parse(workerData)
const answer = answerQuestions(files)

const reply = (message: Reply): void => port.postMessage(message)
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

port.on('message', ({ id, request }: Call<HistoryRequest>) => {
  answer(request).then(
    (value) => reply({ id, result: { ok: true, value } }),
    (error: unknown) => reply({ id, result: { ok: false, message: messageOf(error) } }),
  )
})
