import { once } from 'node:events'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import { readSession, type SessionAnswer } from '#client/sync/askSession.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { openSyncedDocument } from '#client/sync/syncedDocument.ts'
import { runVerify } from '#server/cli/runVerify.ts'
import { readPlan } from '#shared/doc/read.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { socketWith } from '#test/support/liveDocument.ts'
import { releasedLab } from '#test/support/releaseLab.ts'
import { deliveryLab } from '#test/support/runNode.ts'
import { SAMPLE } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

beforeEach(() => {
  // The client asks these two whether the network is back; there is no browser here.
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => vi.unstubAllGlobals())

const wsOf = (server: TestServer) => server.url.replace(/^http/, 'ws')

/** A page of our own client as a browser would open it, wherever the server is by now. */
const openPage = async (server: TestServer, lab: TestLab, { cookie }: Member) => {
  const askSession = async (): Promise<SessionAnswer> => {
    try {
      const answer = await fetch(`${server.url}/api/labs/${lab.id}/session`, { headers: { cookie } })
      return answer.ok ? readSession(await answer.json()) : { kind: 'revoked' }
    } catch {
      return { kind: 'unreachable' }
    }
  }
  const { Socket } = socketWith({ cookie })
  class SocketNow extends Socket {
    constructor(url: string | URL) {
      super(String(url).replace('ws://server', wsOf(server)))
    }
  }
  const answer = await askSession()
  if (answer.kind !== 'session') throw new Error(`the session was ${answer.kind}`)
  return openLiveLab(answer.session, {
    newId: v7,
    now: () => Date.now(),
    openDocument: (session, hooks) =>
      openSyncedDocument({
        session,
        hooks,
        address: 'ws://server/sync',
        Socket: SocketNow,
        askSession,
        openKept: async () => keptInMemory(),
        newId: v7,
        now: () => Date.now(),
        random: () => 0.02,
      }),
  })
}

/** Any other y-websocket client, with the document it has. */
const openStock = (server: TestServer, lab: TestLab, { cookie }: Member, doc: Y.Doc) =>
  new WebsocketProvider(`${wsOf(server)}/sync`, lab.id, doc, {
    disableBc: true,
    WebSocketPolyfill: socketWith({ cookie }).Socket,
  })

/** What the sample plan says of the activity. */
const BEFORE = 'Coordinating team appointed'

const textIn = (plan: Plan, id: string) => plan.activities.get(id)?.text

test('BK10 after a restore an old copy stays out, our pages make anew what was not saved, and what was signed is whole', async () => {
  const server = await startTestServer()
  const folder = join(server.dataDir, '..')
  const { lab } = await releasedLab(server)
  await lab.api('/reopen', { cookie: lab.lead.cookie, method: 'POST' })
  const [author, other] = [await lab.join(), await lab.join()]
  const page = await openPage(server, lab, author)
  const says = async (kind: string) => expect.poll(() => page.lab.connection().kind).toBe(kind)
  const write = (id: string, text: string) =>
    expect(page.lab.dispatch({ type: 'update', collection: 'activities', id, fields: { text } }).ok).toBe(
      true,
    )
  const agreement = async () => (await lab.api('/agreement', { cookie: lab.lead.cookie })).text

  await says('saved')
  write(SAMPLE.act21, 'In the backup')
  await says('saved')
  const agreed = await agreement()
  const backup = join(folder, 'backup')
  expect(await deliveryLab(['backup', backup, '--data-dir', server.dataDir])).toMatchObject({ code: 0 })
  const copy = new Y.Doc()
  const stock = openStock(server, lab, other, copy)
  write(SAMPLE.act22, 'After the backup')
  await says('saved')
  await expect.poll(() => textIn(readPlan(copy).plan, SAMPLE.act22)).toBe('After the backup')
  stock.destroy()

  await server.server.close()
  await says('offline')
  write(SAMPLE.act21, 'Made apart')
  expect(page.lab.connection()).toMatchObject({ kind: 'offline', pending: 1 })
  expect(await deliveryLab(['restore', backup, '--data-dir', server.dataDir])).toMatchObject({ code: 0 })
  await server.restart()

  await says('saved')
  expect(page.lab.session.epoch).toBeGreaterThan(1_700_000_000)
  const plan = await server.server.parts.rooms.read(lab.id)
  expect([textIn(plan, SAMPLE.act21), textIn(plan, SAMPLE.act22)]).toEqual(['Made apart', BEFORE])
  expect(page.lab.store.get().plan.activities.get(SAMPLE.act22)?.text).toBe(BEFORE)

  const again = openStock(server, lab, other, copy)
  const refused = new NodeSocket(`${wsOf(server)}/sync/${lab.id}`, { headers: { cookie: other.cookie } })
  refused.on('error', () => {}) // a refused upgrade is one
  const [, response] = await once(refused, 'unexpected-response')
  expect(response).toMatchObject({ statusCode: 409 })
  await expect.poll(() => again.wsUnsuccessfulReconnects).toBeGreaterThan(1)
  again.destroy()
  expect(textIn(await server.server.parts.rooms.read(lab.id), SAMPLE.act22)).toBe(BEFORE)

  expect(await agreement()).toBe(agreed)
  const file = join(folder, 'roadmap.json')
  expect(await deliveryLab(['export', lab.slug, '-o', file, '--data-dir', server.dataDir])).toMatchObject({
    code: 0,
  })
  const jwks = `${server.url}/.well-known/jwks.json`
  expect(await runVerify({ file, jwks }, () => {})).toBe(0)
  page.close()
  await server.close()
}, 180_000)
