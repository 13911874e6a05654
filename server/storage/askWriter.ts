import type { Worker } from 'node:worker_threads'
import { openQuestions } from './questions.ts'
import type { LogCall, LogProblem, LogReply, LogRequest } from './logMessages.ts'

/** A snapshot is large: it is handed over rather than copied. */
const moved = (request: LogRequest): ArrayBuffer[] => {
  if (request.kind !== 'snapshot') return []
  const { buffer, byteLength } = request.bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

/** Rejects when it failed, and for everyone when the thread has ended. */
export type Ask = (request: LogRequest) => Promise<unknown>

/**
 * Asks the thread that writes the log. What all rooms ask in one turn of the event loop goes over as one message: waking
 * a thread costs more than an edit.
 */
export const askWriter = (worker: Worker, onProblem: (message: string) => void): Ask => {
  const questions = openQuestions()
  let outgoing: LogCall[] = []

  const ask: Ask = async (request) =>
    questions.ask((id) => {
      if (outgoing.push({ id, request }) === 1) setImmediate(send)
    })
  const send = () => {
    const calls = outgoing
    outgoing = []
    try {
      worker.postMessage(
        calls,
        calls.flatMap(({ request }) => moved(request)),
      )
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      for (const { id } of calls) settle({ id, result: { ok: false, message, errcode: null } })
    }
  }
  const settle = ({ id, result }: LogReply) =>
    questions.answer(
      id,
      result.ok
        ? result
        : { ok: false, error: Object.assign(new Error(result.message), { errcode: result.errcode }) },
    )
  worker.on('message', (message: LogReply[] | LogProblem) => {
    if ('problem' in message) onProblem(message.problem)
    else message.forEach(settle)
  })
  worker.on('error', (error) => questions.end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => questions.end(new Error('the update log is closed')))
  return ask
}
