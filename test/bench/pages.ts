import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { CDPSession } from 'playwright-core'
import { writeChanges } from '#shared/doc/write.ts'
import { addDays } from '#shared/plan/dates.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { addSpells } from '#server/attendance/attendanceRows.ts'
import { partsOf } from '../support/bigLab.ts'
import { launchBrowser } from '../support/browser.ts'
import { putPlan, withDocument } from '../support/liveDocument.ts'
import { newVisitor } from '../support/people.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '../support/testServer.ts'
import { wholePlan } from '../support/wholePlan.ts'
import { countFrames, type PageFrames } from './pages/inPage.ts'
import { openEditor } from './plan/editor.ts'
import { machineLine, machineTime } from './run/machine.ts'

/*
 * What the pages of a whole lab ask of a browser while a plan of 3,000 rows is edited 20 times a second: plenary of
 * twelve rooms with 2,000 cards, 250 people, 30 days of their attendance, a seat. `npm run bench:pages -- [--only people]`.
 */
const { values: asked } = parseArgs({
  options: { only: { type: 'string' }, seconds: { type: 'string', default: '6' } },
})
const [ROWS, CARDS, ROOMS, SEATS, DAYS] = [3_000, 2_000, 12, 250, 30]
const SECONDS = Number(asked.seconds)
const EDITORS = 4
const EDIT_EVERY_MS = 200
const PLACES_AT_ONCE = 200

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
const [ROOM, CARD] = [100, 10_000]

const putLab = async (server: TestServer): Promise<TestLab> => {
  const lab = await server.newLab({ workstreams: [{ code: 'R0', title: 'Room 0' }] })
  const plan = wholePlan(ROWS)
  const rooms = [
    ...plan.workstreams.keys(),
    ...upTo(ROOMS - plan.workstreams.size - 1).map((at) => n(ROOM + at)),
  ]
  const cards = planOf({
    workstreams: upTo(ROOMS - plan.workstreams.size - 1).map((at) => ({
      id: n(ROOM + at),
      code: `MORE${at}`,
      title: `More ${at}`,
    })),
    issues: upTo(CARDS).map((at) => ({
      id: n(CARD + at),
      workstreamId: rooms[at % rooms.length] ?? null,
      text: `Issue ${at}: what stands in the way, and of whom`,
    })),
  })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    for (const part of [...partsOf(plan), ...partsOf(cards)]) putPlan(doc, part)
    const places = upTo(CARDS).map((at) => {
      const inRoom = Math.floor(at / rooms.length)
      return {
        op: 'place' as const,
        entityId: n(CARD + at),
        placement: {
          board: rooms[at % rooms.length] ?? '',
          x: (inRoom % 15) * 300,
          y: Math.floor(inRoom / 15) * 200,
          w: 260,
          h: 168,
        },
      }
    })
    for (let from = 0; from < places.length; from += PLACES_AT_ONCE)
      writeChanges(doc, places.slice(from, from + PLACES_AT_ONCE), null)
  })
  return lab
}

/** People with seats, of whom nine in ten were there on each of the last days. */
const putPeople = async ({ server }: TestServer, lab: TestLab): Promise<void> => {
  const { cookie } = lab.lead
  for (const at of upTo(SEATS - 1)) {
    const body = {
      name: `Person ${at} of the lab`,
      role: 'participant',
      signatory: false,
      organisationId: null,
      organisationName: `Organisation ${at % 40}`,
      sector: SECTORS[at % SECTORS.length],
    }
    const { status, text } = await lab.api('/seats', { cookie, body })
    if (status >= 300) throw new Error(text)
  }
  const { db, now } = server.parts
  const seats = await db.selectFrom('seats').select('id').where('labId', '=', lab.id).execute()
  const today = now().toISOString().slice(0, 10)
  const spells = upTo(DAYS).flatMap((back) => {
    const day = addDays(today, -back)
    const first = Date.parse(`${day}T08:00:00Z`)
    return seats
      .filter((_, at) => (at + back) % 10 > 0)
      .map(({ id }) => ({
        labId: lab.id,
        seatId: id,
        day,
        first,
        last: first + 3_600_000,
        connectedMs: 3_600_000,
      }))
  })
  await addSpells(db, spells)
}

/** Path below the lab, and what is on it once it is shown. */
const PAGES: [name: string, path: string, shown: string][] = [
  ['plenary', '/plenary', '[data-testid="room-tile"]:nth-of-type(12) dl'],
  ['people', '/people', 'tbody tr:nth-of-type(200)'],
  ['attendance', '/people/attendance', '[data-level="person"]:nth-of-type(4)'],
  ['seat', '/seat', '#seat-add-card'],
  ['visit', '/rooms/ROOM1/visit', '[data-part="do"] tbody tr'],
  ['programme', '/programme', 'h1'],
]

const busyOf = async (cdp: CDPSession): Promise<Record<string, number>> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

const began = machineTime()
const server = await startTestServer()
const browser = await launchBrowser()
try {
  const lab = await putLab(server)
  await putPeople(server, lab)
  const members = await Promise.all(upTo(EDITORS).map(() => lab.join()))
  const activities = [...wholePlan(ROWS).activities.keys()]
  const editors = await Promise.all(
    members.map(({ cookie }, at) =>
      openEditor(server.url, cookie, lab.id, activities[at * 50] ?? '', EDIT_EVERY_MS),
    ),
  )
  const { page, context } = await newVisitor(browser, 'Lead')
  const [name = '', value = ''] = lab.lead.cookie.split('=')
  await context.addCookies([{ name, value, url: server.url }])
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  console.log(machineLine())
  console.log(
    `${began} UTC; ${(loadavg()[0] ?? 0).toFixed(1)} programs wanted a processor in the last minute`,
  )
  await page.goto(`${server.url}/labs/${lab.slug}/about-nothing`)
  await page.waitForFunction(() =>
    /saved/i.test(document.querySelector('[data-testid="saved-state"] [title]')?.getAttribute('title') ?? ''),
  )
  for (const [what, path, shown] of PAGES.filter(([one]) => asked.only === undefined || asked.only === one)) {
    const from = performance.now()
    await page.goto(`${server.url}/labs/${lab.slug}${path}`)
    await page.locator(shown).first().waitFor({ state: 'attached', timeout: 60_000 })
    const took = performance.now() - from
    await page.waitForTimeout(3_000)
    for (const edited of [false, true]) {
      for (const editor of edited ? editors : []) editor.begin()
      const before = await busyOf(cdp)
      const frames: PageFrames = await page.evaluate(countFrames, SECONDS)
      const after = await busyOf(cdp)
      for (const editor of edited ? editors : []) editor.end()
      const percent = (key: string) => Math.round((((after[key] ?? 0) - (before[key] ?? 0)) / SECONDS) * 100)
      console.log(
        [
          what.padEnd(11),
          edited ? 'edited ' : `at rest, shown after ${Math.round(took)} ms`,
          `busy ${percent('TaskDuration')} % (script ${percent('ScriptDuration')}, layout ${percent('LayoutDuration')}, style ${percent('RecalcStyleDuration')})`,
          `frames ${Math.round(frames.count / SECONDS)}/s, p95 ${Math.round(frames.p95)} ms, worst ${Math.round(frames.worst)} ms`,
          `${Math.round(frames.changes / SECONDS)} changes of the page a second`,
        ].join('; '),
      )
    }
  }
  for (const editor of editors) editor.close()
  console.log(`until ${machineTime()} UTC`)
} finally {
  await browser.close()
  await server.close()
}
