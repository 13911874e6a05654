import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { crashPhases } from './crashPhases.ts'
import { LAB, seatNo, startSyncServer } from './syncServer.ts'

/*
 * A server to be killed: `node crashServer DATA_DIR UNLOAD_MS ROWS_PER_SNAPSHOT FREEZE_MS`. It starts at a line on
 * standard input, so that loading it costs no time of the test, writes its address, and ends with its standard input.
 * Every FREEZE_MS, unless that is 0, the lab is frozen or opened again, and that is kept as the database keeps it.
 */
const [dataDir, unloadMs, rowsPerSnapshot, freezeMs] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('DATA_DIR is missing')

const run = async (): Promise<void> => {
  const phases = crashPhases(dataDir)
  const { url, rooms } = await startSyncServer({
    dataDir,
    unloadMs: Number(unloadMs),
    rowsPerSnapshot: Number(rowsPerSnapshot),
    stateOf: async () => ({ locks: [], ...phases.last() }),
  })
  process.stdout.write(`${url}\n`)
  const lead = seatNo(99).seatId
  for (;;) {
    if (phases.last().phase === 'frozen') {
      await rooms.reopen(LAB, async () => phases.record('open', 0))
    } else if (Number(freezeMs) > 0) {
      await setTimeout(Number(freezeMs))
      await rooms.freeze(LAB, lead, async ({ seq }) => phases.record('frozen', seq))
      await setTimeout(Number(freezeMs) / 4)
    } else return
  }
}

process.stdout.write('loaded\n')
const input = createInterface(process.stdin)
// Whoever started it has gone or is done with it.
input.once('close', () => process.exit())
input.once('line', () => void run())
