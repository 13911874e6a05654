import { COLLECTION_NAMES, emptyPlan, type Collection, type Entity, type Plan } from '#shared/plan/plan.ts'
import { putPlan, withDocument } from './liveDocument.ts'
import type { TestLab, TestServer } from './testServer.ts'

/** What one update may carry is less than a large plan. */
const AT_ONCE = 100

/** The plan in parts of few entities each. */
export const partsOf = (plan: Plan): Plan[] =>
  COLLECTION_NAMES.flatMap((name) => {
    const all: [string, Entity<Collection>][] = [...plan[name].entries()]
    const count = Math.ceil(all.length / AT_ONCE)
    return Array.from({ length: count }, (_, at) => ({
      ...emptyPlan(),
      [name]: new Map(all.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
    }))
  })

/** A lab on the server that holds a plan of any size beside the room it was opened with. */
export const newBigLab = async (server: TestServer, plan: Plan): Promise<TestLab> => {
  const lab = await server.newLab({ workstreams: [{ code: 'NEXT', title: 'Next door' }] })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    for (const part of partsOf(plan)) putPlan(doc, part)
  })
  return lab
}
