import { writeFileSync } from 'node:fs'
import { openLogFile } from '#server/storage/logFile.ts'
import { packRows } from '#server/storage/logPack.ts'
import { openLogReadOnly } from '#server/storage/logSchema.ts'
import { openUpdateLog } from '#server/storage/updateLog.ts'
import { FIXTURE_LABS, stateOf, storedLab, writeFixture } from './logFixture.ts'

/*
 * `node makeLogFixture.ts NAME` writes NAME.sqlite, a log as this program writes it, and NAME.json, what it says.
 * Made once for each version of the log and kept for ever: a later program has to read all of them.
 */
const [name] = process.argv.slice(2)
if (name === undefined) throw new Error('the name of the fixture is missing')
const file = `${name}.sqlite`
const [first] = FIXTURE_LABS
/** Far smaller than a server's, so that so few rows make some. */
const ROWS_A_PACK = 5

const log = await openUpdateLog(file)
await writeFixture(log)
await log.close()

const written = openLogFile(file)
for (let next = written.rowsToPack(first, ROWS_A_PACK); next; next = written.rowsToPack(first, ROWS_A_PACK)) {
  const rows = next
  const packed = await packRows(rows.rows)
  written.commit(() => written.putPack(first, rows, packed))
}
const bytes = stateOf(written.load(first))
written.commit(() => written.restore(first, { epoch: 1_795_000_000, at: Date.UTC(2026, 10, 3), bytes }))
const documents = FIXTURE_LABS.map((lab) => [lab, written.load(lab)] as const)

const reader = openLogReadOnly(file)
const labs = documents.map(([lab, document]) => storedLab(reader, lab, document))
reader.close()
written.close() // last, so that nothing is left beside the file
writeFileSync(`${name}.json`, `${JSON.stringify({ labs }, null, 1)}\n`)
