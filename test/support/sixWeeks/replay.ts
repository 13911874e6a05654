import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { v7 } from 'uuid'
import type { Browser, BrowserContext } from 'playwright-core'
import { invitation, invitationView, joinResponse, seatLink, type Role } from '#shared/api/identity.ts'
import { live, workstreams } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { idsBy, type IdOf } from '#server/demo/oceans/ids.ts'
import { LAB, WORKSTREAMS } from '#server/demo/oceans/lab.ts'
import { organisations } from '#server/demo/oceans/organisations.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { eventually } from '#test/support/eventually.ts'
import { newVisitor, seatedVisitor, type Visitor } from '#test/support/people.ts'
import { seeded } from '#test/support/syncClient.ts'
import {
  cookieOf,
  startTestServer,
  tokenOf,
  type TestLab,
  type TestServer,
} from '#test/support/testServer.ts'
import { liveBy, movedClock, setDay, type MovedClock } from './movedClock.ts'
import { ROOMS } from './rooms.ts'
import { takeSeat, type Seat } from './seat.ts'

/** A lab on a server whose clock is moved, with its simulated seats and its browsers. */
export interface Replay {
  server: TestServer
  lab: TestLab
  clock: MovedClock
  browser: Browser
  id: IdOf
  random: () => number
  /** The lab lead's own simulated page, beside the browser. */
  lead: Seat
  /** Those who sit there so far. */
  seats: Seat[]
  visitors: Visitor[]
  plan: () => Promise<Plan>
  seatsOf: (room: string) => Seat[]
  /** Waits until every seat's edits are on disk and all have the same. */
  settled: () => Promise<void>
  /**
   * Everyone goes home, the clock of server and browsers is set forward, and the seats are back. Browsers close their
   * pages and take the clock over with the next one.
   */
  onDay: (moment: string) => Promise<void>
  address: (path: string) => string
  close: () => Promise<void>
}

/** As the lab lead opens it: the six weeks of the field, and the four rooms of the Oceans lab. */
const OPENED = {
  ...LAB,
  programme: 'phakisa',
  workstreams: WORKSTREAMS.map(({ code, title }) => ({ code, title })),
}

/** The first moment: the lab is made a week before it begins. */
const SET_UP = '2014-07-01T11:00:00Z'

/** The same port after a restart: browsers and seats come back to it. */
const freePort = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

export const openReplay = async (seed: number): Promise<Replay> => {
  const clock = movedClock(SET_UP)
  const server = await startTestServer({ now: clock.now, env: { PORT: await freePort() } })
  const browser = await launchBrowser()
  const lab = await server.newLab(OPENED)
  const plan = () => server.server.parts.rooms.read(lab.id)
  const id = await namesIn(await plan())
  const { cookie, seatId } = lab.lead
  const lead = takeSeat(server, lab, { name: 'Lead', org: 'DPME', room: '', cookie, seatId })
  const seats = [lead]
  const visitors: Visitor[] = []
  const settled = () =>
    eventually(() => {
      const behind = seats.filter((seat) => !seat.isSaved()).map(({ name }) => name)
      if (behind.length > 0) throw new Error(`not saved: ${behind.join(', ')}`)
      if (new Set(seats.map((seat) => seat.stateVector())).size > 1) throw new Error('not all have the same')
    })
  return {
    server,
    lab,
    clock,
    browser,
    id,
    random: seeded(seed),
    lead,
    seats,
    visitors,
    plan,
    seatsOf: (room) => seats.filter((seat) => seat.room === room),
    settled,
    onDay: async (moment) => {
      for (const seat of seats) seat.goHome()
      for (const { page } of visitors) await page.goto('about:blank')
      await eventually(() => {
        if (seats.some((seat) => !seat.isHome())) throw new Error('somebody is still there')
      })
      clock.to(moment)
      for (const { context } of visitors) await setDay(context, clock, server.url)
      for (const seat of seats) seat.comeBack()
      await settled()
    },
    address: (path) => `${server.url}/labs/${LAB.slug}${path}`,
    close: async () => {
      for (const seat of seats) seat.leave()
      await browser.close()
      await server.close()
    },
  }
}

/** Everything of the lab by name; its record and rooms have ids since it was opened. */
const namesIn = async (plan: Plan): Promise<IdOf> =>
  idsBy(
    v7,
    new Map([
      ...live(plan, 'lab').map((record) => ['lab', record.id] as const),
      ...workstreams(plan).map((room) => [`room ${room.code}`, room.id] as const),
    ]),
  )

/** An invitation for participants, or for facilitators. */
export const invite = async ({ lead }: Replay, role: 'participant' | 'facilitator'): Promise<string> =>
  (await lead.call(invitation, 'POST', '/invitations', { role })).code

/** The seats of a room, by their places in it, join by the code, as phones do. */
export const joinRoom = async (
  replay: Replay,
  code: string,
  room: string,
  places: readonly number[],
): Promise<void> => {
  const { server, lab, seats } = replay
  const orgs = ROOMS.find((one) => one.code === room)?.orgs ?? []
  for (const place of places) {
    const org = orgs[place] ?? ''
    const shown = (await server.api(`/api/invitations/${code}`)).as(invitationView)
    const wanted = shown.organisations.find((one) => one.id === replay.id(`org ${org}`))
    if (!wanted) throw new Error(`Whoever joins is not shown ${org}`)
    const name = `${room} ${place + 1}`
    const body = { key: code, name, organisationId: wanted.id, organisationName: wanted.name, sector: wanted.sector } // prettier-ignore
    const answer = await server.api('/api/join', { body })
    const { seatId } = answer.as(joinResponse)
    seats.push(takeSeat(server, lab, { name, org, room, cookie: cookieOf(answer), seatId }))
  }
}

/** A browser at a seat that the lab lead made, by its personal link. */
export const visitorBy = async (
  replay: Replay,
  who: { name: string; role: Role; org: string; signatory?: boolean },
): Promise<Visitor> => {
  const { lead, server, browser, id } = replay
  const org = organisations(id).find(({ acronym }) => acronym === who.org)
  const made = await lead.call(seatLink, 'POST', '/seats', {
    name: who.name,
    role: who.role,
    signatory: who.signatory ?? false,
    organisationId: org?.id ?? null,
    organisationName: org?.name ?? who.org,
    sector: org?.sector ?? 'national',
  })
  const visitor = await newVisitor(browser, who.name)
  await comeIn(replay, visitor)
  await visitor.page.goto(`${server.url}/enter/${tokenOf(made.personalLink)}`)
  return visitor
}

/** The lab lead's own browser. */
export const leadsBrowser = async (replay: Replay): Promise<Visitor> => {
  const { browser, server, lead } = replay
  const visitor = await seatedVisitor(browser, lead, server.url)
  return comeIn(replay, visitor)
}

/** From here on a browser lives by the lab's clock. */
export const comeIn = async (replay: Replay, visitor: Visitor): Promise<Visitor> => {
  await liveBy(visitor.context, replay.clock, replay.server.url)
  replay.visitors.push(visitor)
  return visitor
}

/** Somebody without a seat. */
export const stranger = async ({ browser, clock, server }: Replay): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
  await liveBy(context, clock, server.url)
  return context
}
