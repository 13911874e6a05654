import { writeSync } from 'node:fs'
import { restoreBackup } from '#server/backup/restoreBackup.ts'

/*
 * A restore that dies after its nth step: `node restoreKilled.ts BACKUP DATA_DIR N`. It says each step it has reached.
 */
const [folder = '', dataDir = '', at = ''] = process.argv.slice(2)
let steps = 0
await restoreBackup({
  folder,
  dataDir,
  now: new Date(),
  reached: (step) => {
    writeSync(1, `${step}\n`)
    if ((steps += 1) === Number(at)) process.kill(process.pid, 'SIGKILL')
  },
})
