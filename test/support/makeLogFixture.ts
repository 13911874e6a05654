import { writeFileSync } from 'node:fs'
import { openUpdateLog } from '#server/storage/updateLog.ts'
import { documentAsJson, FIXTURE_LABS, writeFixture } from './logFixture.ts'

/*
 * `node makeLogFixture.ts NAME` writes NAME.sqlite, a log as this program writes it, and NAME.json, what it says.
 * Made once for each version of the log and kept for ever: a later program has to read all of them.
 */
const [name] = process.argv.slice(2)
if (name === undefined) throw new Error('the name of the fixture is missing')
const log = await openUpdateLog(`${name}.sqlite`)
await writeFixture(log)
const labs = await Promise.all(
  FIXTURE_LABS.map(async (lab) => {
    const { snapshot, tail, clients } = await log.load(lab)
    const updates = tail.filter((row) => row.kind === 'update').map((row) => row.bytes)
    return {
      lab,
      clients: [...clients],
      document: documentAsJson(snapshot ? [snapshot, ...updates] : updates),
    }
  }),
)
await log.close()
writeFileSync(`${name}.json`, `${JSON.stringify({ labs }, null, 1)}\n`)
