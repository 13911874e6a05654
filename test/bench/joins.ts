import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { deflateRawSync } from 'node:zlib'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { openUpdateLog, type NewRow } from '#server/storage/updateLog.ts'
import { openKeptDocument, type KeptDocument } from '#server/sync/keptDocument.ts'
import { applyUpdate } from '#server/sync/liveDocument.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import { seeded } from '#test/support/syncClient.ts'
import { planOf } from '#test/support/samplePlan.ts'

/*
 * What joins and snapshots cost the thread that serves a lab of 2,000 cards and many edits by 200 people: `npx node
 * test/bench/joins.ts [edits]`, 200,000 when not given. "encoded" is what each joiner cost without held answers.
 */
const EDITS = Number(process.argv[2] ?? 200_000)
const LAB = v7()
const NOTHING = new Uint8Array([0])
const JOINS = 200
const draw = seeded(20140708)
const pick = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)]!
const many = (n: number): string[] => Array.from({ length: n }, () => v7())
const say = (what: string, value: string): void => void process.stdout.write(`${what.padEnd(64)} ${value}\n`)
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const kB = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`

const [rooms, milestones, cards] = [many(12), many(300), many(2_000)]
const clients = Array.from({ length: 200 }, () => Math.floor(draw() * 2 ** 32))
const doc = new Y.Doc()
const typing = new Map<number, string>()

const edit = (): void => {
  doc.clientID = pick(clients)
  if (draw() < 0.4) {
    const placement = { board: pick(rooms), x: draw() * 1e4, y: draw() * 1e4, w: 200, h: 120 }
    return writeChanges(doc, [{ op: 'place', entityId: pick(cards), placement }], 'bench')
  }
  if (draw() < 0.03) typing.delete(doc.clientID)
  const id = typing.get(doc.clientID) ?? pick(cards)
  typing.set(doc.clientID, id)
  const text = doc.getMap<Y.Map<Y.Text>>('activities').get(id)?.get('text')?.toString() ?? ''
  const fields = { text: `${text.slice(-300)}${pick(Array.from('aehinorst  '))}` }
  writeChanges(doc, [{ op: 'set', collection: 'activities', id, fields }], 'bench')
}

/** The work, and the longest time the event loop had for nothing else. */
const timed = async <T>(work: () => T | Promise<T>): Promise<{ took: number; longest: number; value: T }> => {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  loop.enable()
  const began = performance.now()
  const value = await work()
  const took = performance.now() - began
  await new Promise((resolve) => setTimeout(resolve, 20))
  loop.disable()
  return { took, longest: loop.max / 1e6, value }
}

const joins = async (kept: KeptDocument, stateVector: Uint8Array, packed: boolean): Promise<void> => {
  for (let n = 0; n < JOINS; n++) {
    kept.answer(stateVector, { packed })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const tell = async (what: string, kept: KeptDocument, stateVector: Uint8Array, packed: boolean) => {
  const first = await timed(() => kept.answer(stateVector, { packed }))
  const rest = await timed(async () => joins(kept, stateVector, packed))
  const size = first.value.reduce((sum, frame) => sum + frame.length, 0)
  say(`${what}: the first`, `${ms(first.took)}, ${kB(size)} in ${first.value.length} frames`)
  say(`${what}: each of ${JOINS} more`, `${ms(rest.took / JOINS)}, longest turn ${ms(rest.longest)}`)
}

const rowsOf = (work: () => void): NewRow[] => {
  const rows: NewRow[] = []
  const collect = (bytes: Uint8Array) => void rows.push({ kind: 'update', seatId: null, at: 0, bytes })
  doc.on('update', collect)
  work()
  doc.off('update', collect)
  return rows
}

const folder = mkdtempSync(join(tmpdir(), 'delivery-lab-bench-'))
try {
  const log = await openUpdateLog(join(folder, 'log.sqlite'))
  const activities = cards.map((id, n) => ({ id, milestoneId: milestones[n % 300]!, text: `Activity ${n}` }))
  const plan = planOf({
    workstreams: rooms.map((id, n) => ({ id, code: `R${n}`, title: `Room ${n}` })),
    milestones: milestones.map((id, n) => ({ id, title: `Step ${n}` })),
    activities,
  })
  await log.append(
    LAB,
    rowsOf(() => writeNewDocument(doc, plan)),
  )
  for (let left = EDITS; left > 0; left -= 5_000)
    await log.append(
      LAB,
      rowsOf(() => {
        for (let n = 0; n < Math.min(5_000, left); n++) edit()
      }),
    )
  const encoded = await timed(() => Y.encodeStateAsUpdate(doc))
  const encodedAgain = await timed(() => Y.encodeStateAsUpdate(doc))
  const own = await timed(() => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)))
  const packedHere = await timed(() => deflateRawSync(Y.encodeStateAsUpdateV2(doc)))
  say('encoded: a join', `${ms(encoded.took)}, then ${ms(encodedAgain.took)}, ${kB(encoded.value.length)}`)
  say('encoded: who has all', `${ms(own.took)}, ${kB(own.value.length)}`)
  say('a packed snapshot, if this thread made it', `${ms(packedHere.took)}, ${kB(packedHere.value.length)}`)

  const made = await timed(async () => log.makeSnapshot(LAB))
  say('the snapshot thread, from all rows', `${ms(made.took)}, longest turn here ${ms(made.longest)}`)
  await log.snapshot(LAB, made.value.seq, made.value.bytes)
  const again = await timed(async () => log.makeSnapshot(LAB))
  say('the snapshot thread, from a snapshot', `${ms(again.took)}, longest turn here ${ms(again.longest)}`)

  const loaded = await timed(async () => openKeptDocument(LAB, { log }))
  const kept = loaded.value
  say('a load', `${ms(loaded.took)}, longest turn ${ms(loaded.longest)}`)
  await tell('packed', kept, NOTHING, true)
  await tell('plain', kept, NOTHING, false)
  await tell('who has all', kept, Y.encodeStateVector(doc), true)
  const before = Y.encodeStateVector(doc)
  for (let n = 0; n < 2_000; n += 20) {
    const rows = rowsOf(() => {
      for (let one = 0; one < 20; one++) edit()
    })
    for (const { bytes } of rows) applyUpdate(kept.live.doc, bytes)
    await kept.append(rows)
  }
  await tell('packed, 2,000 edits later', kept, NOTHING, true)
  await tell('plain, 2,000 edits later', kept, NOTHING, false)
  await tell('who was away for 2,000 edits', kept, before, true)
  const madeUp = await timed(() => {
    for (let n = 0; n < 20; n++)
      kept.answer(Y.encodeStateVector(new Map([[n, 5], [clients[0]!, n]])), { packed: true }) // prettier-ignore
  })
  say('each of 20 made-up states, of little', ms(madeUp.took / 20))
  const nearly = await timed(() => {
    for (let n = 0; n < 20; n++) {
      const state = Y.decodeStateVector(Y.encodeStateVector(doc))
      state.set(clients[n]!, n)
      kept.answer(Y.encodeStateVector(state), { packed: true })
    }
  })
  say('each of 20 made-up states, of nearly all', ms(nearly.took / 20))
  const during = await timed(async () => kept.snapshot())
  say('a snapshot of the live document', `${ms(during.took)}, longest turn here ${ms(during.longest)}`)
  await log.close()
} finally {
  rmSync(folder, { recursive: true })
}
