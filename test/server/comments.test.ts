import { afterAll, beforeAll, expect, test } from 'vitest'
import { commentAuthors, inboxView } from '#shared/api/comments.ts'
import { apiError } from '#shared/api/labs.ts'
import { MESSAGE } from '#shared/wire/frames.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { openRawClient, until } from '#test/support/syncClient.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const FARMS = sampleId(5)
const [OF_ANN, OF_BEN, NEVER] = [sampleId(6), sampleId(7), sampleId(8)] as const

const write = (lab: TestLab, { cookie }: Member, id: string, text = 'words') =>
  withDocument(server.url, cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ comments: [{ id, aboutId: FARMS, text }] })),
  )

/** A lab with one initiative, and a comment about it by each of two people. */
const labOfTwo = async () => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ initiatives: [{ id: FARMS, title: 'Farms' }] })),
  )
  const ann = await lab.join({ name: 'Ann', organisationName: 'DEA', sector: 'national' })
  const ben = await lab.join({ name: 'Ben', organisationName: 'Coastal Links', sector: 'civilSociety' })
  await write(lab, ann, OF_ANN)
  await write(lab, ben, OF_BEN)
  return { lab, ann, ben }
}

test('CM10 who wrote a comment and when is the server’s word, for every seat of the lab and nobody else', async () => {
  const before = new Date().toISOString()
  const { lab, ann, ben } = await labOfTwo()
  // What the document says of itself counts for nothing.
  await withDocument(server.url, ann.cookie, lab.id, (doc) =>
    setFields(doc, 'comments', OF_ANN, { text: 'I am Ben', authorId: ben.seatId }),
  )
  const observer = await lab.join({ role: 'observer' })
  const all = (await lab.api('/comments', { cookie: observer.cookie })).as(commentAuthors).comments
  expect(all.map(({ commentId, seat }) => [commentId, seat?.id, seat?.name, seat?.organisationName])).toEqual(
    [
      [OF_ANN, ann.seatId, 'Ann', 'DEA'],
      [OF_BEN, ben.seatId, 'Ben', 'Coastal Links'],
    ],
  )
  for (const { at } of all) {
    expect(at! >= before && at! <= new Date().toISOString()).toBe(true)
  }
  const some = await lab.api(`/comments?ids=${OF_BEN},${NEVER}`, { cookie: ann.cookie })
  expect(some.as(commentAuthors).comments.map(({ commentId }) => commentId)).toEqual([OF_BEN])
  const other = await (await server.newLab()).join()
  expect((await lab.api('/comments', { cookie: other.cookie })).status).toBe(404)
  expect((await lab.api('/comments')).status).toBe(401)
  for (const ids of ['x', `${OF_ANN},`, Array.from({ length: 201 }, (_, n) => sampleId(n)).join(',')])
    expect((await lab.api(`/comments?ids=${ids}`, { cookie: ann.cookie })).error).toBe('invalid')
})

test('CM11 what a seat has read is kept for all its devices and told to no other seat', async () => {
  const { lab, ann, ben } = await labOfTwo()
  const readBy = async ({ cookie }: Member) => (await lab.api('/inbox', { cookie })).as(inboxView).read
  const mark = (who: Member, commentIds: string[], read = true) =>
    lab.api('/inbox', { cookie: who.cookie, body: { commentIds, read } })
  const phone = await server.enter(ann.token)
  const line = async (cookie: string) => {
    const address = `${server.url.replace(/^http/, 'ws')}/sync`
    const { socket } = await openRawClient(address, { lab: lab.id, ext: true, cookie })
    const types: unknown[] = []
    socket.on('message', (data: Buffer) => types.push(data[0]))
    return types
  }
  const [ofAnn, ofBen] = [await line(phone), await line(ben.cookie)]
  const told = (types: unknown[]) => types.filter((type) => type === MESSAGE.inbox).length
  expect((await mark(ann, [OF_BEN])).status).toBe(204)
  expect((await mark(ann, [OF_BEN])).status).toBe(204)
  await until(() => told(ofAnn) === 2)
  expect(told(ofBen)).toBe(0)
  expect(await readBy({ ...ann, cookie: phone })).toEqual([OF_BEN])
  expect(await readBy(ben)).toEqual([])
  await server.restart()
  expect(await readBy(ann)).toEqual([OF_BEN])
  expect((await mark(ann, [OF_BEN], false)).status).toBe(204)
  expect(await readBy(ann)).toEqual([])
  // Only comments of this lab are marked, and none of a request where one is none.
  const refused = await mark(ann, [OF_BEN, FARMS])
  expect(refused.error).toBe('notFound')
  expect(apiError.parse(JSON.parse(refused.text)).path).toEqual(['commentIds', 1])
  expect(await readBy(ann)).toEqual([])
  for (const body of [{ commentIds: [], read: true }, { commentIds: ['x'], read: true }, { commentIds: [OF_BEN], read: true, seatId: ben.seatId }])
    expect((await lab.api('/inbox', { cookie: ann.cookie, body })).error).toBe('invalid') // prettier-ignore
})

test('CM12 a comment longer than may be, or one that names more than may be, is not taken', async () => {
  const { lab, ann } = await labOfTwo()
  const plan = () => server.server.parts.rooms.read(lab.id)
  const mentions = Array.from({ length: 200 }, (_, n) => sampleId(1_000 + n))
  const put = (id: string, fields: Record<string, unknown>) =>
    withDocument(server.url, ann.cookie, lab.id, (doc) =>
      putPlan(doc, planOf({ comments: [{ id, aboutId: FARMS, ...fields }] })),
    )
  const largest = sampleId(20)
  // The most that may be, naming ids that are nobody: kept as it is, and read by everyone.
  await put(largest, { text: '<b>'.repeat(6_666), mentions })
  expect((await plan()).comments.get(largest)).toMatchObject({ mentions, text: '<b>'.repeat(6_666) })
  // More comes from no page; what reads the document leaves it aside.
  const more = sampleId(21)
  await put(more, { text: 'x' })
  await withDocument(server.url, ann.cookie, lab.id, (doc) => {
    setFields(doc, 'comments', more, { text: 'x'.repeat(20_001), mentions: [...mentions, sampleId(1)] })
  }).catch(() => {}) // whether it is taken is the guard's to say
  const { text = '', mentions: named = [] } = (await plan()).comments.get(more) ?? {}
  expect(text.length).toBeLessThanOrEqual(20_000)
  expect(named.length).toBeLessThanOrEqual(200)
})
