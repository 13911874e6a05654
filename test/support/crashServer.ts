import { createInterface } from 'node:readline'
import { startSyncServer } from './syncServer.ts'

/*
 * A server to be killed: `node crashServer.ts DATA_DIR [UNLOAD_MS]`. It starts at a line on standard input, so that
 * loading it costs no time of the test, writes its address, and ends with its standard input.
 */
const [dataDir, unloadMs = '30000'] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('DATA_DIR is missing')
process.stdout.write('loaded\n')
const input = createInterface(process.stdin)
// Whoever started it has gone or is done with it.
input.once('close', () => process.exit())
input.once('line', () => {
  void startSyncServer({ dataDir, unloadMs: Number(unloadMs) }).then(({ url }) =>
    process.stdout.write(`${url}\n`),
  )
})
