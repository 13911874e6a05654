import { fillWithLabs } from '../support/manyLabs.ts'
import { startTestServer } from '../support/testServer.ts'

/*
 * What a lab takes in memory while somebody is in it, beside its sockets: `node --expose-gc test/bench/memory.ts`.
 * Labs are loaded as the first person to come would have them loaded; memory is taken after a collection.
 */
const SIZES = [
  { labs: 50, cards: 300, rows: 2_000 },
  { labs: 20, cards: 1_000, rows: 20_000 },
  { labs: 5, cards: 2_000, rows: 200_000 },
]
const MB = 1_048_576

const usedNow = async (): Promise<number> => {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / MB
}

for (const { labs: count, cards, rows } of SIZES) {
  const test = await startTestServer()
  const labs = await fillWithLabs(test, count, { cards, rows })
  await test.restart()
  const before = await usedNow()
  const began = performance.now()
  for (const { id } of labs) await test.server.parts.rooms.load(id)
  const ms = performance.now() - began
  const each = ((await usedNow()) - before) / count
  console.log(
    `${count} labs of ${cards} cards and ${rows} edits: ${each.toFixed(1)} MB each in memory, loaded in ${(ms / count).toFixed(0)} ms each`,
  )
  await test.close()
}
