import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import type { KeptEntry, KeptStore, RejectedCommand } from '#client/sync/kept.ts'
import { keptInIndexedDb, keptName } from '#client/sync/keptInIndexedDb.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const entry = (n: number): KeptEntry => ({
  id: sampleId(n),
  command: { type: 'remove', collection: 'issues', id: sampleId(90) },
  update: new Uint8Array([n, 0, 255]),
  epoch: 1,
  at: '2026-01-01T00:00:00.000Z',
  tries: 0,
  page: 'p',
})
const rejected = (n: number): RejectedCommand => ({
  id: sampleId(n),
  command: entry(n).command,
  at: entry(n).at,
  reason: { kind: 'server', reason: 'frozen' },
})

let names = 0
const stores: [string, () => Promise<KeptStore>][] = [
  ['memory', async () => keptInMemory()],
  ['IndexedDB', () => keptInIndexedDb(`kept-${names++}`)],
]

describe.each(stores)('kept edits in %s', (_name, open) => {
  test('CL5: entries come back in the order they were made, with their bytes', async () => {
    const store = await open()
    await store.put(entry(2))
    await store.put(entry(1))
    expect(await store.load()).toEqual({ entries: [entry(1), entry(2)], rejected: [] })
    await store.drop([sampleId(1)])
    expect((await store.load()).entries).toEqual([entry(2)])
  })

  test('CL5: a refused edit is in one of the two lists at any moment', async () => {
    const store = await open()
    await store.put(entry(1))
    await store.reject([rejected(1)])
    expect(await store.load()).toEqual({ entries: [], rejected: [rejected(1)] })
    await store.dropRejected([sampleId(1)])
    expect(await store.load()).toEqual({ entries: [], rejected: [] })
  })
})

test('CL6: two seats on one laptop keep their edits apart', () => {
  expect(keptName('lab', 'a')).not.toBe(keptName('lab', 'b'))
})

test('CL5: what is kept outlives the page', async () => {
  const first = await keptInIndexedDb('outlives')
  await first.put(entry(1))
  first.close()
  const second = await keptInIndexedDb('outlives')
  expect((await second.load()).entries).toEqual([entry(1)])
})
