import { seedRandom } from '#test/support/seededRandom.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { loadLiveDocument } from '#server/sync/liveDocument.ts'
import { openUpdateLog, type UpdateLog } from '#server/storage/updateLog.ts'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { plainOf } from '#test/support/modelCommands.ts'
import { openModelLab, type ModelLab } from '#test/support/modelLab.ts'
import { happened } from '#test/support/modelTally.ts'
import { someLab, type SomeLab } from '#test/support/modelSteps.ts'

const RUNS = Number(process.env['MODEL_RUNS'] ?? 500)
const SEED = Number(process.env['MODEL_SEED'] ?? 20140708)

let folder = ''
let log: UpdateLog
let rows: DatabaseSync

beforeAll(async () => {
  // The client asks these two whether the network is back; there is no browser here.
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('navigator', {})
  folder = mkdtempSync(join(tmpdir(), 'delivery-lab-model-'))
  log = await openUpdateLog(join(folder, 'log.sqlite'))
  rows = new DatabaseSync(join(folder, 'log.sqlite'), { readOnly: true })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})

afterAll(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  rows.close()
  await log.close()
  rmSync(folder, { recursive: true, force: true })
})

const row = z.object({ seat: z.string().nullable(), bytes: z.instanceof(Uint8Array) })

const rowsOf = (labId: string) =>
  rows
    .prepare("select seat, bytes from log where lab = ? and kind = 'update' order by seq")
    .all(labId)
    .map((one) => row.parse(one))

const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** A document's bytes without what only its own history explains: what undo keeps, how structs were joined. */
const bytesOf = (doc: Y.Doc): string => {
  const whole = docOf([Y.encodeStateAsUpdate(docOf([Y.encodeStateAsUpdate(doc)]))])
  return Buffer.from(Y.encodeStateAsUpdate(whole)).toString('hex')
}

const readingOf = (doc: Y.Doc) =>
  plainOf({ plan: readPlan(doc).plan, layout: readLayout(doc), ink: readInk(doc) })

const check = async ({ server, people }: ModelLab): Promise<void> => {
  const kept = rowsOf(server.labId)
  const alone = docOf(kept.map(({ bytes }) => bytes))
  const fromSnapshot = await loadLiveDocument(log, server.labId)
  const [bytes, reading] = [bytesOf(alone), readingOf(alone)]
  expect(bytesOf(fromSnapshot.doc), 'the log with its snapshot').toBe(bytes)
  expect(readPlan(alone).plan, 'the room').toEqual(await server.rooms.read(server.labId))
  for (const { seat, lab, doc, faults, pending, rejected } of people) {
    expect(faults, seat.name).toEqual([])
    expect(doc && bytesOf(doc), seat.name).toBe(bytes)
    expect(plainOf(lab.store.get()), `what ${seat.name} sees`).toEqual(reading)
    expect(await pending(), `what ${seat.name} still keeps`).toEqual([])
    const state = lab.connection()
    expect(state.kind === 'notAccepted' ? state.rejected : [], `what ${seat.name} is offered`).toEqual(
      await rejected(),
    )
    if (seat.role === 'observer') expect(kept.filter((one) => one.seat === seat.seatId)).toEqual([])
  }
}

const live = async (some: SomeLab): Promise<void> => {
  const lab = await openModelLab(log, some)
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
  ...['removed', 'unknownReference', 'relationNotPossible', 'readOnly'].map(
    (code) => `the plan refused: ${code}`,
  ),
  'a step was undone',
  'a step was redone',
  'a page was closed while apart',
  'an edit was saved',
  'an edit was made anew',
  'an edit was not accepted: frozen',
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
