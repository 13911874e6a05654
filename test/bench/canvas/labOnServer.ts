import { writeChanges } from '#shared/doc/write.ts'
import { putPlan, withDocument } from '../../support/liveDocument.ts'
import { partsOf } from '../../support/bigLab.ts'
import type { TestLab, TestServer } from '../../support/testServer.ts'
import { placeOf, type BenchBoard } from './benchBoard.ts'

const PLACES_AT_ONCE = 200

/** A lab on the server whose board is this one, every card at its place. */
export const labWith = async (server: TestServer, bench: BenchBoard): Promise<TestLab> => {
  const lab = await server.newLab({ workstreams: [{ code: 'NEXT', title: 'Next door' }] })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    for (const part of partsOf(bench.plan)) putPlan(doc, part)
    for (let from = 0; from < bench.cards.length; from += PLACES_AT_ONCE) {
      const some = bench.cards.slice(from, from + PLACES_AT_ONCE)
      writeChanges(
        doc,
        some.map((card) => ({ op: 'place', entityId: card.id, placement: placeOf(card, bench.board) })),
        null,
      )
    }
  })
  return lab
}
