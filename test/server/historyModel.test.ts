import { seedRandom } from '#test/support/seededRandom.ts'
import { copyFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { answerQuestions } from '#server/history/answerQuestions.ts'
import { labMoment } from '#shared/api/history.ts'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { writeChanges } from '#shared/doc/write.ts'
import { decide } from '#shared/plan/decide.ts'
import { commandOf, smallPlan, wishes } from '#test/support/modelCommands.ts'
import { setFields } from '#test/support/liveDocument.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { foldFacts, momentIn, openPastLab, toldOf, type PastLab } from '#test/support/pastLab.ts'
import { LAB, seatNo, withFolder } from '#test/support/syncServer.ts'

const RUNS = Number(process.env['HISTORY_RUNS'] ?? (process.env['LONG'] ? 400 : 15))
const SEED = Number(process.env['MODEL_SEED'] ?? 20140708)

const step = fc.oneof(
  { weight: 20, arbitrary: fc.record({ kind: fc.constant('command'), who: fc.nat(2), wishes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('meet'), who: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo'), who: fc.nat(2), redo: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('time'), ms: fc.constantFrom(-90_000, 5_000, 70_000) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('freeze', 'reopen'), who: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore'), back: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pack'), rows: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('start') }) },
)
const someLab = fc.record({
  seed: fc.nat(),
  steps: fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
})
type SomeLab = typeof someLab extends fc.Arbitrary<infer L> ? L : never

/** The lab after a row. */
interface Past {
  seq: number
  /** The latest time of a row until then. */
  at: number
  state: Uint8Array
}

/** Somebody who works on a document of their own and now and then meets the others in the lab's. */
interface Person {
  doc: Y.Doc
  undo: Y.UndoManager
  seat: string
}

const roots = (doc: Y.Doc) => [...doc.share.keys()].map((name) => doc.getMap(name))
const newPerson = (from: Y.Doc, number: number): Person => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  readPlan(doc)
  const undo = new Y.UndoManager(roots(doc), { trackedOrigins: new Set(['me']), captureTimeout: 0 })
  return { doc, undo, seat: seatNo(number).seatId }
}

const snapshotOf = (doc: Y.Doc) => ({ plan: readPlan(doc).plan, layout: readLayout(doc), ink: readInk(doc) })

const run = async ({ seed, steps }: SomeLab, folder: string): Promise<void> => {
  seedRandom(seed)
  const lab = await openPastLab({ folder, plan: smallPlan() })
  let people = [0, 1, 2].map((number) => newPerson(lab.doc(), number))
  const past: Past[] = []
  let ids = 0
  const newId = () => `01900000-0000-7000-8000-${String((ids += 1) + 1000).padStart(12, '0')}`
  const meet = async (one: Person) => {
    const seq = await lab.edit((doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(doc))), one.seat) // prettier-ignore
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(lab.doc(), Y.encodeStateVector(one.doc)))
    return seq
  }
  const wish = (one: Person, what: typeof wishes extends fc.Arbitrary<infer W> ? W : never) => {
    const now = snapshotOf(one.doc)
    const command = commandOf(what, { now, seen: now, newId })
    const decided =
      command && decide(now.plan, command, { now: new Date(lab.clock.now).toISOString(), newId })
    if (decided?.ok) writeChanges(one.doc, decided.changes, 'me')
  }
  const take = async (one: SomeLab['steps'][number]): Promise<number | null> => {
    const someone = 'who' in one ? people[one.who] : undefined
    if ('wishes' in one && someone) wish(someone, one.wishes)
    else if ('redo' in one && someone) someone.undo[one.redo ? 'redo' : 'undo']()
    else if ('ms' in one) lab.clock.now += one.ms
    else if ('rows' in one) await lab.pack(one.rows)
    else if ('back' in one) {
      const to = past.at(-1 - one.back) ?? past.at(-1)
      if (!to) return null
      const seq = lab.restore(to.state)
      people = [0, 1, 2].map((number) => newPerson(lab.doc(), number))
      return seq
    } else if (one.kind === 'start') lab.reopen()
    else if (one.kind === 'meet' && someone) return meet(someone)
    else if ((one.kind === 'freeze' || one.kind === 'reopen') && someone)
      return lab.row(one.kind, someone.seat)
    return null
  }
  await check(lab, 1, past)
  for (const one of steps) {
    const seq = await take(one)
    if (seq !== null) await check(lab, seq, past)
    else if ('wishes' in one || 'redo' in one) await check(lab, await meet(people[one.who]!), past)
  }
  for (const { seq, state } of past) await expectMoment(lab, seq, state)
  for (const { at } of past)
    expect((await lab.at({ time: at }))?.seq).toBe(past.findLast((one) => one.at <= at)?.seq)
  expect(await lab.at({ time: past[0]!.at - 1 })).toBeNull()
  await lab.close()
}

const check = async (lab: PastLab, seq: number, past: Past[]) => {
  const at = Math.max(past.at(-1)?.at ?? 0, lab.clock.now)
  past.push({ seq, at, state: Y.encodeStateAsUpdate(lab.doc()) })
  const facts = await lab.allFacts()
  expect(toldOf(foldFacts(facts))).toEqual(toldOf({ ...readPlan(lab.doc()).plan }))
  expect(facts.every((fact) => fact.seq <= fact.lastSeq && fact.lastSeq <= seq)).toBe(true)
}

const sorted = ({ plan, layout, ink }: { plan: object; layout: object; ink: object }) => ({
  plan: Object.fromEntries(
    Object.entries(plan).map(([name, all]) => [name, [...all].toSorted((a, b) => (a.id < b.id ? -1 : 1))]),
  ),
  layout,
  ink,
})

const expectMoment = async (lab: PastLab, seq: number, state: Uint8Array) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const moment = await lab.at({ seq })
  expect(moment?.seq).toBe(seq)
  expect(sorted(moment!)).toEqual(sorted(momentIn(doc)))
}

test(
  'HI7 facts applied forward from nothing are the plan at every row, and a moment is the document up to its row',
  { timeout: 1_200_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(someLab, async (lab) => withFolder(async (folder) => run(lab, folder))),
      { numRuns: RUNS, seed: SEED, endOnFailure: process.env['MODEL_SEED'] !== undefined },
    )
  },
)

test('HI12 a moment is of the log that is there, also when a backup was put in its place since', async () =>
  withFolder(async (folder) =>
    withFolder(async (backup) => {
      const write = async (where: string, word: string) => {
        const lab = await openPastLab({ folder: where, plan: smallPlan() })
        for (let n = 1; n <= 9; n++) {
          lab.clock.now += 61_000 + word.length
          await lab.edit((doc) => setFields(doc, 'activities', sampleId(8), { sourceNo: `${word} ${n}` }))
          expect(await lab.at({ seq: n + 1 })).toMatchObject({ seq: n + 1 })
        }
        await lab.close()
      }
      await write(folder, 'now')
      await write(backup, 'then')
      for (const end of ['', '-wal'])
        await copyFile(`${folder}/history.sqlite${end}`, `${folder}/kept.sqlite${end}`)
      const ask = answerQuestions({ logFile: `${backup}/log.sqlite`, historyFile: `${folder}/kept.sqlite` })
      const bytes = await ask({ kind: 'at', lab: LAB, until: { seq: 7 } })
      const moment = labMoment.parse(JSON.parse(gunzipSync(z.instanceof(Uint8Array).parse(bytes)).toString()))
      expect(moment.plan['activities']).toContainEqual(
        expect.objectContaining({ id: sampleId(8), sourceNo: 'then 6' }),
      )
    }),
  ))
