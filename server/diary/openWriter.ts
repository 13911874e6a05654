import { Worker } from 'node:worker_threads'
import type { DiaryEntry } from '#shared/api/diary.ts'
import { openAnsweringThread } from '../storage/answeringThread.ts'
import type { DiaryFormat, DiaryRequest } from './messages.ts'

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

export const openWriter = (): DiaryWriter => {
  const { ask, close } = openAnsweringThread<DiaryRequest>(() => {
    const worker = new Worker(new URL('./diaryWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    })
    worker.unref()
    return worker
  }, DiaryUnavailable)
  return {
    entry: async (request) => (await ask({ kind: 'entry', ...request })) as DiaryEntry,
    file: async (format, entry, language) =>
      (await ask({ kind: 'file', format, entry, language })) as Uint8Array<ArrayBuffer>,
    close,
  }
}
