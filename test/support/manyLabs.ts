import { join } from 'node:path'
import * as Y from 'yjs'
import { packState } from '#server/storage/packedState.ts'
import { openUpdateLog, type NewRow } from '#server/storage/updateLog.ts'
import { loadLiveDocument } from '#server/sync/liveDocument.ts'
import { writeChanges } from '#shared/doc/write.ts'
import type { Change } from '#shared/plan/commands.ts'
import { COLLECTION_NAMES, type Plan } from '#shared/plan/plan.ts'
import { BOARD, boardPlan } from './boardPlan.ts'
import { seeded } from './syncClient.ts'
import type { TestLab, TestServer } from './testServer.ts'

/** How much is in each lab. */
export interface LabSize {
  cards: number
  rows: number
}

/** Just before a room would save another snapshot. */
const ROWS_SINCE_SNAPSHOT = 999

/** Labs with all that people have written into them as rows of the log. Stops the server. */
export const fillWithLabs = async (
  test: TestServer,
  count: number,
  { cards, rows }: LabSize,
): Promise<TestLab[]> => {
  const labs: TestLab[] = []
  while (labs.length < count) labs.push(await test.newLab())
  await test.server.close()
  const { clientId, updates } = writtenBy(boardPlan(cards), rows)
  const log = await openUpdateLog(join(test.dataDir, 'log.sqlite'))
  const rowsOf = (seatId: string): NewRow[] =>
    updates.map((bytes, at) => ({
      kind: 'update',
      seatId,
      at: Date.UTC(2014, 6, 8) + at,
      bytes,
      clients: [clientId],
    }))
  for (const { id, lead } of labs) {
    await log.append(id, rowsOf(lead.seatId).slice(0, -ROWS_SINCE_SNAPSHOT))
    const { doc, seq } = await loadLiveDocument(log, id)
    await log.snapshot(id, seq, packState(doc))
    await log.append(id, rowsOf(lead.seatId).slice(-ROWS_SINCE_SNAPSHOT))
  }
  await log.close()
  return labs
}

/** A plan as somebody wrote it, card by card and then on and on, one update an edit. */
const writtenBy = (plan: Plan, rows: number) => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  const write = (change: Change) => writeChanges(doc, [change], null)
  const random = seeded(7)
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)]
  for (const collection of COLLECTION_NAMES)
    for (const [id, entity] of plan[collection]) write({ op: 'put', collection, id, fields: { ...entity } })
  const activities = [...plan.activities.keys()]
  while (updates.length < rows) {
    const id = pick(activities) ?? ''
    if (random() < 0.5)
      write({
        op: 'place',
        entityId: id,
        placement: { board: BOARD, x: updates.length, y: random() * 2_000, w: 240, h: 120 },
      })
    else
      write({
        op: 'set',
        collection: 'activities',
        id,
        fields: { text: `Train forty inspectors, ${updates.length}` },
      })
  }
  return { clientId: doc.clientID, updates }
}
