import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeChanges } from '#shared/doc/write.ts'
import { COLLECTIONS } from '#shared/plan/plan.ts'
import { markerOf, scanMarkers } from '#test/bench/load/markers.ts'
import { openWriter } from '#test/bench/load/writer.ts'

test('BM11 every edit of people who stay at a card carries its marker whole, also where a text is begun anew', () => {
  const doc = new Y.Doc()
  const id = newId()
  const room = COLLECTIONS.workstreams.parse({ id, code: 'AQ', title: 'Aquaculture' })
  writeChanges(doc, [{ op: 'put', collection: 'workstreams', id, fields: { ...room } }], null)
  const writer = openWriter('lab', 20, [{ packed: false, bytes: Y.encodeStateAsUpdate(doc) }])
  writer.seed(7)
  const author = { number: 3, client: 11 }
  for (let edit = 1; edit <= 400; edit++) {
    const found: number[] = []
    const bytes = writer.work(author, 10, markerOf('edit', edit))
    scanMarkers(Buffer.from(bytes), (_, marker) => found.push(marker))
    expect(found).toEqual([edit])
  }
})
