import { Worker } from 'node:worker_threads'
import type { RoadmapCheck } from '#shared/roadmap/check.ts'

/** What the largest file that is a roadmap needs, many times over. */
const MOST_MB = 1_024
const MOST_MS = 60_000

const NOT_READ: RoadmapCheck = {
  ok: false,
  reason: 'notARoadmap',
  part: 'more than can be read',
  path: [],
}

let last: Promise<unknown> = Promise.resolve()

/** Reads a roadmap file beside everything else, one file at a time. A file made to keep a reader busy is none. */
export const readAside = async (text: string): Promise<RoadmapCheck> => {
  const own = last.then(() => readInThread(text))
  last = own.catch(() => {}) // told to whoever asked for it
  return own
}

const readInThread = async (text: string): Promise<RoadmapCheck> => {
  const worker = new Worker(new URL('./roadmapReader.ts', import.meta.url), {
    workerData: { text },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  })
  const { promise, resolve, reject } = Promise.withResolvers<RoadmapCheck>()
  const late = setTimeout(() => resolve(NOT_READ), MOST_MS)
  worker.once('message', resolve)
  worker.once('error', (error) =>
    'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(NOT_READ) : reject(error),
  )
  try {
    return await promise
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
