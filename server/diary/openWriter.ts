import { Worker } from 'node:worker_threads'
import type { DiaryEntry } from '#shared/api/diary.ts'
import { openQuestions, type Questions } from '../storage/questions.ts'
import type { DiaryFormat, DiaryReply, DiaryRequest } from './messages.ts'

/** Writes days of diaries in a thread of its own. */
export interface DiaryWriter {
  entry(request: Omit<Extract<DiaryRequest, { kind: 'entry' }>, 'kind'>): Promise<DiaryEntry>
  file(format: DiaryFormat, entry: DiaryEntry, language: string): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

/** The diary cannot be written now; the lab goes on. */
export class DiaryUnavailable extends Error {}

/** Two plans of the largest size, and a file. */
const MOST_MB = 1_024

interface Scribe {
  worker: Worker
  questions: Questions
}

/** The thread begins with the first day that is asked for, and anew with the next one when it died. */
export const openWriter = (): DiaryWriter => {
  let scribe: Scribe | null = null
  let closed = false

  const begin = (): Scribe => {
    const worker = new Worker(new URL('./diaryWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    })
    const begun: Scribe = { worker, questions: openQuestions() }
    const end = (error: unknown) => {
      if (scribe === begun) scribe = null
      begun.questions.end(
        new DiaryUnavailable('the thread that writes the diary has ended', { cause: error }),
      )
    }
    worker.on('message', ({ id, result }: DiaryReply) =>
      begun.questions.answer(
        id,
        result.ok ? result : { ok: false, error: new DiaryUnavailable(result.message) },
      ),
    )
    worker.on('error', end)
    worker.on('exit', end)
    worker.unref()
    return begun
  }
  const ask = async (request: DiaryRequest): Promise<unknown> => {
    if (closed) throw new DiaryUnavailable('the diary is closed')
    const { worker, questions } = (scribe ??= begin())
    return questions.ask((id) => worker.postMessage({ id, request }))
  }
  return {
    entry: async (request) => (await ask({ kind: 'entry', ...request })) as DiaryEntry,
    file: async (format, entry, language) =>
      (await ask({ kind: 'file', format, entry, language })) as Uint8Array<ArrayBuffer>,
    close: async () => {
      closed = true
      await scribe?.worker.terminate()
    },
  }
}
