import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'

/*
 * A thread that counts in lab.sqlite, then in log.sqlite, as fast as it can, until it is told to stop: at any moment the
 * first is at most one ahead. It says how often it was refused.
 */
const { folder } = z.object({ folder: z.string() }).parse(workerData)
const [lab, log] = ['lab.sqlite', 'log.sqlite'].map((name) => {
  const database = new DatabaseSync(join(folder, name), { timeout: 5_000 })
  database.exec('pragma synchronous = normal')
  const count = database.prepare('update counter set n = n + 1')
  const fill = database.prepare('insert into filling (bytes) values (randomblob(400))')
  return () => {
    database.exec('begin immediate')
    count.run()
    fill.run()
    database.exec('commit')
  }
})

let stopped = false
let refused = 0
parentPort?.once('message', () => (stopped = true))
const round = () => {
  if (stopped) return parentPort?.postMessage(refused)
  try {
    for (let n = 0; n < 20; n++) {
      lab?.()
      log?.()
    }
  } catch {
    refused += 1 // counted, and told at the end
  }
  setImmediate(round)
}
round()
parentPort?.postMessage('begun')
