import { seedRandom } from '#test/support/seededRandom.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { loadLiveDocument } from '#server/sync/liveDocument.ts'
import { openUpdateLog, type UpdateLog } from '#server/storage/updateLog.ts'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { bytesOf, openLogDocument } from '#test/support/logDocument.ts'
import { plainOf } from '#test/support/modelCommands.ts'
import { offeredTo, openModelLab, type ModelLab } from '#test/support/modelLab.ts'
import { happened } from '#test/support/modelTally.ts'
import { pageLocks } from '#test/support/pageLocks.ts'
import { someLab, type SomeLab } from '#test/support/modelSteps.ts'

const RUNS = Number(process.env['MODEL_RUNS'] ?? 500)
const SEED = Number(process.env['MODEL_SEED'] ?? 20140708)

let folder = ''
let file = ''
let log: UpdateLog

beforeAll(async () => {
  // The client asks these whether the network is back and which pages are open; there is no browser here.
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('navigator', { locks: pageLocks() })
  folder = mkdtempSync(join(tmpdir(), 'delivery-lab-model-'))
  file = join(folder, 'log.sqlite')
  log = await openUpdateLog(file)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})

afterAll(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await log.close()
  rmSync(folder, { recursive: true, force: true })
})

const readingOf = (doc: Y.Doc) =>
  plainOf({ plan: readPlan(doc).plan, layout: readLayout(doc), ink: readInk(doc) })

const check = async ({ server, people, devices }: ModelLab): Promise<void> => {
  const kept = openLogDocument(file, server.labId)
  kept.readOn()
  kept.close()
  const fromSnapshot = await loadLiveDocument(log, server.labId)
  const [bytes, reading] = [bytesOf(kept.doc), readingOf(kept.doc)]
  expect(bytesOf(fromSnapshot.doc), 'the log with its snapshot').toBe(bytes)
  expect(bytesOf(server.disk), 'all that came to be on disk').toBe(bytes)
  expect(readPlan(kept.doc).plan, 'the room').toEqual(await server.rooms.read(server.labId))
  for (const { seatId, lab, doc } of people) {
    expect(doc && bytesOf(doc), seatId).toBe(bytes)
    expect(plainOf(lab.store.get()), `what ${seatId} sees`).toEqual(reading)
  }
  for (const [seatId, device] of devices) {
    expect(device.faults, seatId).toEqual([])
    const { entries, rejected } = await device.kept.load()
    expect(entries, `what ${seatId} still keeps`).toEqual([])
    const offered = people.flatMap((one) => (one.seatId === seatId ? offeredTo(one) : []))
    expect(offered, `what ${seatId} is offered`).toEqual(expect.arrayContaining(rejected))
    if (server.seats.get(seatId)?.onlyReads)
      expect(kept.rows.filter((one) => one.seatId === seatId)).toEqual([])
  }
}

const live = async (some: SomeLab): Promise<void> => {
  const lab = await openModelLab({ log, file }, some)
  try {
    for (const step of some.steps) await lab.run(step)
    await lab.settle()
    lab.join()
    await lab.settle()
    await check(lab)
  } finally {
    await lab.close()
    seedRandom(0)
  }
}

/** So many labs come to all of this, or they would prove little. */
const MUST_HAPPEN = [
  ...['create', 'update', 'remove', 'revive', 'relate', 'unrelate', 'place', 'ink', 'batch'].map(
    (type) => `a person did: ${type}`,
  ),
  ...['removed', 'unknownReference', 'relationNotPossible', 'readOnly', 'locked'].map(
    (code) => `the plan refused: ${code}`,
  ),
  'a step was undone',
  'a step was redone',
  'a page was closed while apart',
  'an edit was saved',
  'an edit was made anew',
  'an edit was not accepted: frozen',
  'an edit was not accepted: observer',
  'an edit was not accepted: plan',
  'a seat had two pages',
  'a page showed its copy',
  'a role changed',
  'a seat was revoked',
  'the lab was restored from a backup',
  'an edit that was not accepted was made again',
  'the disk was full',
  'the server died while an edit was on its way to disk, which it reached',
  'the server died while an edit was on its way to disk, which it did not reach',
]

/** What once went wrong: none of it ever again. */
const ONCE_WRONG: Record<string, SomeLab> = {
  'an edit refused a second time is kept with its new reason': {
    seed: 0,
    people: 2,
    steps: [
      { kind: 'hold', who: 1 },
      { kind: 'command', who: 1, wishes: [{ verb: 'write', a: 0, b: 0, word: 'sea' }] },
      { kind: 'freeze', works: true },
      { kind: 'serverTimers' },
      { kind: 'heal', who: 1 },
      { kind: 'time', ms: 1 },
      { kind: 'reopen' },
      { kind: 'command', who: 0, wishes: [{ verb: 'remove', a: 10, b: 0, word: '' }] },
      { kind: 'time', ms: 1 },
      { kind: 'tryAgain', who: 1 },
    ],
  },
  'what a closed page was not granted is offered by the next': {
    seed: 0,
    people: 2,
    steps: [
      { kind: 'newPage', who: 0 },
      { kind: 'hold', who: 0 },
      { kind: 'command', who: 0, wishes: [{ verb: 'create', a: 0, b: 0, word: 'sea' }] },
      { kind: 'lock', what: 0 },
      { kind: 'heal', who: 0 },
      { kind: 'time', ms: 1 },
      { kind: 'closePage', who: 0 },
    ],
  },
  'an edit of before a restore that the backup has is not made a second time': {
    seed: 0,
    people: 2,
    steps: [
      { kind: 'hold', who: 1 },
      { kind: 'command', who: 1, wishes: [{ verb: 'write', a: 0, b: 0, word: 'sea' }] },
      { kind: 'pass', who: 1, up: 3, down: 0 },
      { kind: 'time', ms: 1 },
      { kind: 'backup' },
      { kind: 'restore' },
      { kind: 'heal', who: 1 },
      { kind: 'time', ms: 500 },
    ],
  },
}

describe('a lab in which anything happens', () => {
  test(
    'SY50: whatever happens, all come to hold what the log holds, and no edit is lost in silence',
    { timeout: 60_000 + RUNS * 1_000 },
    async () => {
      await fc.assert(fc.asyncProperty(someLab, live), { seed: SEED, numRuns: RUNS })
      if (RUNS >= 500) expect([...happened.keys()]).toEqual(expect.arrayContaining(MUST_HAPPEN))
    },
  )

  test.each(Object.entries(ONCE_WRONG))('SY51: %s', async (_, some) => live(some))
})
