import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Lock } from '#shared/plan/locks.ts'
import { judge } from '#server/sync/guard.ts'
import { collectionMap, layoutMap } from '#shared/doc/layout.ts'
import { documentOf, lockOf, OTHER_ROOM, twoRooms } from '#test/support/lockedPlan.ts'
import { WORKSTREAM } from '#test/support/modelCommands.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { editBy } from '#test/support/syncClient.ts'

/** What locks may add, beside a few times the cost of the update itself: milliseconds of the processor. */
const MOST_MS = 100
const MANY = LIMITS.updateParts / 2

/** Half of the locks are boxes of the board that nothing lies in, the other half of single entities. */
const locks: Lock[] = Array.from({ length: LIMITS.locksPerLab }, (_, at) =>
  at % 2
    ? lockOf({ kind: 'area', board: WORKSTREAM, box: { x: -1_000 - at, y: 0, w: 1, h: 1 } }, at)
    : lockOf({ kind: 'entity', id: sampleId(50_000 + at) }, at),
)

/** A lab of as many placed activities as may be, all in one milestone. */
const fullLab = (): Y.Doc => {
  const doc = documentOf(twoRooms())
  doc.transact(() => {
    for (let at = 0; at < LIMITS.entitiesPerLab / 2; at++) {
      const id = sampleId(10_000 + at)
      const fields: [string, unknown][] = [['milestoneId', sampleId(6)], ['text', new Y.Text('word')]] // prettier-ignore
      collectionMap(doc, 'activities').set(id, new Y.Map(fields))
      layoutMap(doc).set(id, { board: WORKSTREAM, x: at, y: 0, w: 10, h: 10 })
    }
  })
  return doc
}
const full = fullLab()

const UPDATES: [name: string, work: (doc: Y.Doc) => void][] = [
  ['as many places as may be', (d) => {
    for (let at = 0; at < LIMITS.updateParts / 8; at++)
      layoutMap(d).set(sampleId(10_000 + at), { board: OTHER_ROOM, x: at, y: 1, w: 9, h: 9 })
  }],
  ['as many moves as may be', (d) => {
    for (let at = 0; at < MANY; at++)
      collectionMap(d, 'activities').get(sampleId(10_000 + at))?.set('milestoneId', sampleId(5))
  }],
  ['all activities deleted', (d) => {
    for (let at = 0; at < MANY; at++) collectionMap(d, 'activities').delete(sampleId(10_000 + at))
  }],
  ['what all belongs to is removed', (d) => void collectionMap(d, 'initiatives').get(sampleId(4))?.set('deletedAt', 'now')],
  ['links of links', (d) => {
    for (let at = 0; at < 3_000; at++)
      collectionMap(d, 'links').set(sampleId(30_000 + at), new Y.Map([['fromId', sampleId(30_001 + at)], ['toId', sampleId(30_002 + at)]]))
  }],
  ['as many drawings as may be, as deep in one another as may be', (d) => {
    for (let at = 0; at < 1_500; at++)
      d.getMap('ink').set(`shape:${at}`, { board: WORKSTREAM, record: { x: 1, y: 1, type: 'frame', parentId: at % 16 ? `shape:${at - 1}` : 'page:page' } })
  }],
] // prettier-ignore

/** Of the processor: others may be using it too. */
const cost = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

test.each(UPDATES)(
  'LK13 200 locks do not make judging much dearer: %s',
  (name, work) => {
    const update = editBy(33, (d) => d.transact(() => work(d)), full)
    const kinds = new Set<string>()
    const judgeBy = (standing: Lock[]) => () => {
      const { kind } = judge({
        update,
        handshake: true,
        doc: full,
        ownerOf: () => undefined,
        seat: { seatId: 'ann', role: 'participant' },
        phase: 'open',
        locks: standing,
      })
      kinds.add(kind)
    }
    const best = (standing: Lock[]) => Math.min(...[1, 2, 3, 4].map(() => cost(judgeBy(standing))))
    const [without, withLocks] = [best([]), best(locks)]
    if (process.env['LONG'])
      process.stderr.write(`${name}: ${update.length} bytes, ${without} ms, ${withLocks} ms\n`)
    expect([...kinds]).toEqual(['take'])
    expect(withLocks).toBeLessThan(MOST_MS + 3 * without)
  },
  60_000,
)
