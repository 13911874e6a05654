import type { Worker } from 'node:worker_threads'
import { openQuestions, type Questions } from './questions.ts'

export interface Call<Request> {
  id: number
  request: Request
}

export interface Reply {
  id: number
  result: { ok: true; value: unknown } | { ok: false; message: string }
}

/** A thread that is asked questions. */
export interface AnsweringThread<Request> {
  ask: (request: Request) => Promise<unknown>
  /** Cuts it off in the middle of what it does. */
  close: () => Promise<void>
}

interface Running {
  worker: Worker
  questions: Questions
}

/**
 * The thread begins with the first question, and anew with the next one when it died. What it cannot answer, and what
 * it was asked when it ended, is a `Problem`.
 */
export const openAnsweringThread = <Request>(
  begin: () => Worker,
  Problem: new (message: string, options?: ErrorOptions) => Error,
): AnsweringThread<Request> => {
  let running: Running | null = null
  let closed = false

  const run = (): Running => {
    const worker = begin()
    const begun: Running = { worker, questions: openQuestions() }
    const end = (cause: unknown) => {
      if (running === begun) running = null
      begun.questions.end(new Problem('the thread has ended', { cause }))
    }
    worker.on('message', ({ id, result }: Reply) =>
      begun.questions.answer(id, result.ok ? result : { ok: false, error: new Problem(result.message) }),
    )
    worker.on('error', end)
    worker.on('exit', end)
    return begun
  }
  return {
    ask: async (request) => {
      if (closed) throw new Problem('the thread is closed')
      const { worker, questions } = (running ??= run())
      return questions.ask((id) => worker.postMessage({ id, request } satisfies Call<Request>))
    },
    close: async () => {
      closed = true
      await running?.worker.terminate()
    },
  }
}
