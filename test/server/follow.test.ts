import { expect, test } from 'vitest'
import type { Role } from '#shared/api/identity.ts'
import { emptyPlan } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { PresenceOwn } from '#shared/wire/presence.ts'
import { CROWD } from '#server/sync/collectNews.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { awareness, openRawClient, openStockClient, until } from '#test/support/syncClient.ts'
import { startSyncServer, withFolder, type SyncServer } from '#test/support/syncServer.ts'

const [NORTH, SOUTH] = [sampleId(701), sampleId(702)]
const VIEW = { x: 0, y: 0, w: 1_000, h: 600 }
const OTHER_LAB = '01980000-0000-7000-8000-00000000a002'

const inRoom = async (work: (server: SyncServer) => Promise<void>, now: () => number = Date.now) =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir, now })
    await work(server)
    await server.stop()
  })

/** A page of a seat: what it says of itself, and the last it was told of whom it follows. */
const page = async (server: SyncServer, seat: number, given: { role?: Role; lab?: string } = {}) => {
  const client = 1_000 + seat
  const raw = await openRawClient(server.url, { seat, client, ext: true, ...given })
  return {
    client,
    raw,
    say: (own: Partial<PresenceOwn> | null) => raw.send(awareness([[client, own]])),
    told: () => raw.guidance.at(-1),
    leave: () => raw.socket.terminate(),
  }
}
type Page = Awaited<ReturnType<typeof page>>
const leave = (pages: readonly Page[]) => pages.forEach((one) => one.leave())

test('FN10 who follows somebody is told their board and view as they move, and nobody else is', () =>
  inRoom(async (server) => {
    const all = [await page(server, 1), await page(server, 2), await page(server, 3)]
    const [pieter, thandi, other] = all as [Page, Page, Page]
    pieter.say({ board: NORTH, view: VIEW })
    other.say({ board: NORTH, view: VIEW })
    thandi.say({ board: SOUTH, cursors: false, follow: pieter.client })
    await until(() => thandi.told()?.followed?.board === NORTH)
    expect(thandi.told()).toEqual({
      followed: { client: pieter.client, board: NORTH, view: VIEW },
      followers: 0,
      summons: null,
    })
    await until(() => pieter.told()?.followers === 1)
    pieter.say({ board: NORTH, view: { ...VIEW, x: 400 } })
    await until(() => thandi.told()?.followed?.view?.x === 400)
    pieter.say({ board: SOUTH, view: VIEW })
    await until(() => thandi.told()?.followed?.board === SOUTH)
    pieter.say({})
    await until(() => thandi.told()?.followed?.board === null)
    thandi.say({ board: SOUTH })
    await until(() => pieter.told()?.followers === 0)
    expect(other.raw.guidance).toEqual([])
    leave(all)
  }))

test('FN10 the one that is followed leaves and comes back; a chain and a circle of followers end nowhere', () =>
  inRoom(async (server) => {
    const all = [await page(server, 1), await page(server, 2)]
    const [pieter, thandi] = all as [Page, Page]
    pieter.say({ board: NORTH, view: VIEW, follow: thandi.client })
    thandi.say({ board: SOUTH, view: VIEW, follow: pieter.client })
    await until(() => thandi.told()?.followers === 1 && pieter.told()?.followers === 1)
    expect(thandi.told()?.followed?.board).toBe(NORTH)
    pieter.leave()
    await until(() => thandi.told()?.followed === null && thandi.told()?.followers === 0)
    const back = await page(server, 1)
    back.say({ board: SOUTH, view: VIEW })
    await until(() => thandi.told()?.followed?.board === SOUTH)
    thandi.say({ board: SOUTH, follow: thandi.client })
    await until(() => thandi.told()?.followed === null)
    leave([back, thandi])
  }))

test('FN11 where many are, those who follow are told all the same, in frames of one size', () =>
  inRoom(async (server) => {
    const crowd = await Promise.all(Array.from({ length: CROWD + 10 }, async (_, n) => page(server, n + 1)))
    const [pieter, ...rest] = crowd as [Page, ...Page[]]
    pieter.say({ board: NORTH, view: VIEW })
    for (const one of rest) one.say({ board: NORTH, follow: pieter.client, cursors: false })
    for (const x of [100, 200, 300]) {
      pieter.say({ board: NORTH, view: { ...VIEW, x } })
      await until(() => rest.every((one) => one.told()?.followed?.view?.x === x))
    }
    await until(() => pieter.told()?.followers === rest.length)
    leave(crowd)
  }))

test('FN12 a facilitator asks everybody to come: all are told within a second, who comes later too, until it ends', () =>
  inRoom(async (server) => {
    const all = [await page(server, 1, { role: 'facilitator' }), await page(server, 2), await page(server, 3)]
    const [lindiwe, thandi, pieter] = all as [Page, Page, Page]
    thandi.say({ board: SOUTH })
    pieter.say({})
    const summon = { id: sampleId(31), board: NORTH, view: VIEW }
    const began = Date.now()
    lindiwe.say({ board: NORTH, summon })
    await until(() => all.every((one) => one.told()?.summons?.id === summon.id), 1_000)
    expect(Date.now() - began).toBeLessThan(1_000)
    expect(thandi.told()?.summons).toEqual({
      ...summon,
      client: lindiwe.client,
      seatId: expect.any(String),
      name: 'Person 1',
    })
    const late = await page(server, 4)
    late.say({})
    await until(() => late.told()?.summons?.id === summon.id)
    lindiwe.say({ board: NORTH, cursor: { x: 1, y: 1 } })
    await until(() => [...all, late].every((one) => one.told()?.summons === null))
    lindiwe.say({ board: NORTH, summon: { ...summon, id: sampleId(32) } })
    await until(() => thandi.told()?.summons?.id === sampleId(32))
    lindiwe.leave()
    await until(() => thandi.told()?.summons === null)
    leave([thandi, pieter, late])
  }))

test('FN12 of two that ask, the later one counts; one seat asks for half an hour at most, whatever its pages repeat', () => {
  let passed = 0
  return inRoom(
    async (server) => {
      const all = [
        await page(server, 1, { role: 'facilitator' }),
        await page(server, 2, { role: 'labLead' }),
        await page(server, 3),
      ]
      const [lindiwe, lead, thandi] = all as [Page, Page, Page]
      const first = { id: sampleId(41), board: NORTH, view: null }
      thandi.say({})
      lindiwe.say({ summon: first })
      await until(() => thandi.told()?.summons?.id === first.id)
      passed = LIMITS.summonsMs / 2
      lead.say({ summon: { ...first, id: sampleId(42) } })
      await until(() => thandi.told()?.summons?.id === sampleId(42))
      lead.say({})
      await until(() => thandi.told()?.summons?.id === first.id)
      lindiwe.leave()
      await until(() => thandi.told()?.summons === null)
      const again = await page(server, 1, { role: 'facilitator' })
      again.say({ summon: first })
      await until(() => thandi.told()?.summons?.id === first.id)
      passed = LIMITS.summonsMs
      thandi.say({ board: NORTH })
      await until(() => thandi.told()?.summons === null)
      leave([again, lead, thandi])
    },
    () => 1_700_000_000_000 + passed + (performance.now() | 0),
  )
})

test('FN13 a participant asks everybody to come, by hand: nobody is told', () =>
  inRoom(async (server) => {
    const roles: Role[] = ['participant', 'observer', 'sponsor', 'facilitator']
    const all = await Promise.all(roles.map(async (role, n) => page(server, n + 1, { role })))
    const [liar, watcher, sponsor, lindiwe] = all as [Page, Page, Page, Page]
    const summon = { id: sampleId(51), board: NORTH, view: VIEW }
    for (const one of [liar, watcher, sponsor]) {
      one.say({ board: NORTH, summon, view: VIEW })
      one.raw.send(awareness([[lindiwe.client, { summon }]]))
    }
    // What is told after all that is told of nothing else.
    watcher.say({ board: NORTH, follow: liar.client })
    await until(() => watcher.told()?.followed?.client === liar.client)
    expect(all.flatMap((one) => one.raw.guidance).map(({ summons }) => summons)).toEqual(
      all.flatMap((one) => one.raw.guidance.map(() => null)),
    )
    lindiwe.say({ summon: { ...summon, board: 'nowhere' } as never })
    lindiwe.say({ board: SOUTH, follow: watcher.client })
    await until(() => lindiwe.told()?.followed?.client === watcher.client)
    expect(lindiwe.told()?.summons).toBeNull()
    leave(all)
  }))

test('FN13 nobody follows, or is called, across labs', () =>
  inRoom(async (server) => {
    await server.rooms.create(OTHER_LAB, emptyPlan())
    const here = await page(server, 1, { role: 'facilitator' })
    const there = await page(server, 2, { lab: OTHER_LAB })
    const local = await page(server, 3, { lab: OTHER_LAB })
    here.say({ board: NORTH, view: VIEW, summon: { id: sampleId(61), board: NORTH, view: VIEW } })
    await until(() => here.told()?.summons?.id === sampleId(61))
    local.say({ board: SOUTH, view: VIEW })
    there.say({ follow: here.client })
    there.say({ follow: local.client })
    await until(() => there.told()?.followed?.client === local.client)
    expect(there.raw.guidance.length).toBe(1)
    expect(here.told()?.followers).toBe(0)
    leave([here, there, local])
  }))

test('FN13 who turns about whom it follows as fast as it may costs others no more than a beat', () =>
  inRoom(async (server) => {
    const all = [await page(server, 1), await page(server, 2), await page(server, 3)]
    const [pieter, thandi, flood] = all as [Page, Page, Page]
    pieter.say({ board: NORTH, view: VIEW })
    thandi.say({ board: NORTH, follow: pieter.client })
    await until(() => pieter.told()?.followers === 1)
    const began = Date.now()
    for (let n = 0; n < 150; n++) flood.say({ follow: n % 2 ? pieter.client : 4_294_967_295 - n })
    flood.say({ follow: -1, board: SOUTH } as never)
    flood.say({ board: SOUTH, follow: pieter.client, view: { x: 1e308, y: 0, w: -1, h: 0 } })
    await until(() => pieter.told()?.followers === 2)
    const beats = (Date.now() - began) / 125 + 2
    expect(pieter.raw.guidance.length).toBeLessThanOrEqual(beats + 1)
    pieter.say({ board: SOUTH, view: VIEW })
    await until(() => thandi.told()?.followed?.board === SOUTH)
    leave(all)
  }))

test('FN14 a stock client is told in no frame it does not know', () =>
  inRoom(async (server) => {
    const { provider, doc } = openStockClient(server.url, { seat: 1 })
    const raw = await openRawClient(server.url, { seat: 2, client: 7 })
    const lindiwe = await page(server, 3, { role: 'labLead' })
    provider.awareness.setLocalState({ board: NORTH, view: VIEW, follow: 7 })
    lindiwe.say({ follow: doc.clientID, summon: { id: sampleId(71), board: NORTH, view: VIEW } })
    await until(() => lindiwe.told()?.followed?.board === NORTH && lindiwe.told()?.summons !== null)
    expect(raw.guidance).toEqual([])
    provider.destroy()
    raw.socket.terminate()
    lindiwe.leave()
  }))
