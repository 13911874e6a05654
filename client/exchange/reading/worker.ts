import { FileProblemError } from '#shared/exchange/fileKind.ts'
import type { ReadAnswer, ReadRequest } from './readFile.ts'
import { readBytes } from './readBytes.ts'

const answer = async ({ bytes, name }: ReadRequest): Promise<ReadAnswer> => {
  try {
    return { ok: true, sheets: await readBytes(bytes, name) }
  } catch (error) {
    return { ok: false, problem: error instanceof FileProblemError ? error.problem : 'broken' }
  }
}

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  void answer(event.data).then((told) => postMessage(told))
})
