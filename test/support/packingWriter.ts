import { writeSync } from 'node:fs'
import { openUpdateLog } from '#server/storage/updateLog.ts'
import { numberedRow } from './packedLog.ts'

/*
 * Appends rows and saves snapshots, so that the log is always packing, until it is killed: `node packingWriter.ts FILE`.
 * Says on standard output how many rows it was told are on disk.
 */
const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('FILE is missing')
const log = await openUpdateLog(file)
let { seq } = await log.load('a')
for (;;) {
  const rows = Array.from({ length: 1_100 }, (_, at) => numberedRow(seq + at + 1))
  seq = (await log.append('a', rows)).at(-1) ?? seq
  writeSync(1, `${seq}\n`)
  await log.snapshot('a', seq, new Uint8Array([1]))
}
