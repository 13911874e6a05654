import * as Y from 'yjs'
import { encodeStep1 } from '#shared/wire/frames.ts'
import { bytesOf, docOf, type LogDocument } from './logDocument.ts'
import { openRawClient, until } from './syncClient.ts'

/** How many edits of each person are on disk, as a writer was told. */
export type Acknowledged = ReadonlyMap<number, number>

/** What is wrong with a server that has just started: it holds what its log does, and that what was acknowledged. */
export const findingsOf = async (
  url: string,
  log: LogDocument,
  told: ReadonlyMap<string, Acknowledged>,
): Promise<string[]> => {
  const reader = await openRawClient(url, { seat: 9, role: 'observer' })
  reader.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await until(() => reader.updates.length > 0)
  reader.socket.close()
  const doc = docOf(reader.updates)
  log.readOn()
  const wrong = [...told].flatMap(([tag, counts]) => missing(doc.getMap('ink'), tag, counts))
  if (bytesOf(doc) !== bytesOf(log.doc)) wrong.push('what is served is not what the log holds')
  return wrong
}

/** Every acknowledged edit of a writer that is not in the document. */
const missing = (ink: Y.Map<unknown>, tag: string, counts: Acknowledged): string[] => {
  const lost: string[] = []
  for (const [person, count] of counts)
    for (let n = 0; n < count; n++) {
      const key = (at: number) => `${tag}.${person}.${at}`
      if (n % 3 === 2 && ink.has(key(n - 2))) lost.push(`${key(n - 2)} is there again`)
      if (n % 3 === 1 && ink.get(key(n)) !== n) lost.push(`${key(n)} is not there`)
      // The others' removal may have been on its way: they may be there or not.
    }
  return lost
}

/** A version holds what came before it: nothing is written between its row and the reopening. */
export const writtenWhileFrozen = ({ rows }: LogDocument, frozenAt: readonly number[]): string[] =>
  frozenAt.flatMap((seq) => {
    const after = rows.slice(rows.findIndex((row) => row.seq === seq) + 1)
    const next = after.find((row) => row.kind !== 'freeze')
    return next?.kind === 'update' ? [`row ${next.seq} was written into the version of row ${seq}`] : []
  })
