import type { Sheet } from '#shared/exchange/cells.ts'
import type { FileProblem } from '#shared/exchange/fileKind.ts'
import { FILE_LIMITS } from '#shared/exchange/fileLimits.ts'

export interface ReadRequest {
  bytes: Uint8Array<ArrayBuffer>
  name: string
}

export type ReadAnswer = { ok: true; sheets: Sheet[] } | { ok: false; problem: FileProblem }

/** Reads a file in a thread of its own, so that the page goes on and a file that never ends can be let go. */
export const readFile = async (file: File, signal: AbortSignal): Promise<ReadAnswer> => {
  if (file.size > FILE_LIMITS.bytes) return { ok: false, problem: 'tooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve } = Promise.withResolvers<ReadAnswer>()
  worker.addEventListener('message', (event: MessageEvent<ReadAnswer>) => resolve(event.data))
  worker.addEventListener('error', () => resolve({ ok: false, problem: 'broken' }))
  signal.addEventListener('abort', () => resolve({ ok: false, problem: 'broken' }))
  const request: ReadRequest = { bytes, name: file.name }
  worker.postMessage(request, [bytes.buffer])
  const answer = await promise
  worker.terminate()
  return answer
}
