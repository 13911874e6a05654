import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { LIMITS } from '#shared/wire/limits.ts'
import { openBadNetwork, type BadNetwork } from '#test/support/badNetwork.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { enterByNetwork, withoutBrowser, type NetworkPerson } from '#test/support/networkPerson.ts'
import { SAMPLE, samplePlan } from '#test/support/samplePlan.ts'
import { until } from '#test/support/syncClient.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let network: BadNetwork
let lab: TestLab
const people: NetworkPerson[] = []
const row = SAMPLE.act11

beforeAll(async () => {
  withoutBrowser()
  server = await startTestServer()
})
afterAll(async () => {
  await server.close()
  vi.unstubAllGlobals()
})
beforeEach(async () => {
  network = await openBadNetwork(server.url, 5)
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
})
afterEach(async () => {
  for (const person of people.splice(0)) person.close()
  await network.close()
})

const enter = async () => {
  const { cookie } = await lab.join()
  const person = await enterByNetwork({ url: network.url, labId: lab.id, cookie, row })
  people.push(person)
  return person
}
/** How long it took until everyone saw this text, saved. */
const allSee = async (text: string, ms = 30_000): Promise<number> => {
  const from = performance.now()
  await until(() => people.every((one) => one.text() === text && one.line() === 'saved'), ms)
  return Math.round(performance.now() - from)
}

test('FA1 with 2 s of latency each way edits are saved, and nobody is taken for gone', async () => {
  network.weather.delay = 2_000
  const [ann, ben] = [await enter(), await enter()]
  await until(() => people.every((one) => one.line() === 'saved'), 60_000)
  const lines = new Set<string>()
  ann.lab.subscribeConnection(() => void lines.add(ann.line()))
  ann.write('Over a slow line')
  expect(ann.line()).toBe('saving')
  const took = await allSee('Over a slow line')
  // Long enough for beats of the server and signs of life of the page.
  const from = performance.now()
  await until(() => performance.now() - from > 12_000, 20_000)
  ben.write('Still there')
  await allSee('Still there')
  expect([...lines].toSorted()).toEqual(['saved', 'saving'])
  network.weather.delay = 0
  ann.write('Healed')
  console.info(
    `FA1: an edit is on the other screen after ${took} ms; healed, after ${await allSee('Healed')} ms`,
  )
})

test('FA2 with 5 % of segments lost nothing is lost; everyone is in step 5 s after it heals', async () => {
  Object.assign(network.weather, { loss: 5, delay: 25 })
  const [ann, ben] = [await enter(), await enter()]
  await until(() => people.every((one) => one.line() === 'saved'), 60_000)
  const times: number[] = []
  for (let n = 0; n < 40; n++) {
    const text = `Edit ${n}`
    ;(n % 2 ? ann : ben).write(text)
    times.push(await allSee(text, 60_000))
  }
  times.sort((a, b) => a - b)
  for (let n = 0; n < 100; n++) ann.write(`Many ${n}`)
  network.weather.loss = 0
  const healed = await allSee('Many 99')
  console.info(
    `FA2: ${network.resent()} segments sent again; half of 40 edits on both screens within ${times[20]} ms, all within ${times.at(-1)} ms; in step ${healed} ms after healing`,
  )
  expect(healed).toBeLessThanOrEqual(5_000)
})

test('FA3 a connection that goes silent: the page says offline and the server lets go, each within 10 s; healed, all is there', async () => {
  const ann = await enter()
  await until(() => ann.line() === 'saved')
  const ben = await enterByNetwork({ url: server.url, labId: lab.id, cookie: lab.lead.cookie, row })
  people.push(ben)
  await until(() => ben.line() === 'saved' && ben.lab.presence.others().size >= 0)
  ann.lab.presence.set({ board: null, cursor: { x: 1, y: 1 } })
  await until(() => ben.lab.presence.others().size === 1)
  network.weather.silent = true
  const from = performance.now()
  ann.write('Said into the void')
  let offline = 0
  let gone = 0
  await until(() => {
    const ms = Math.round(performance.now() - from)
    if (ann.line() === 'offline') offline ||= ms
    if (ben.lab.presence.others().size === 0) gone ||= ms
    return offline > 0 && gone > 0
  }, 20_000)
  expect(Math.max(offline, gone)).toBeLessThanOrEqual(10_500)
  network.weather.silent = false
  network.end()
  const healed = await allSee('Said into the void')
  console.info(
    `FA3: the page says offline after ${offline} ms, the server lets go after ${gone} ms; in step ${healed} ms after healing`,
  )
})

test('FA7 where a proxy lets no WebSocket through, the line says offline and why; edits are kept, and arrive elsewhere', async () => {
  const ann = await enter()
  await until(() => ann.line() === 'saved')
  network.weather.plainHttp = true
  network.end()
  await until(() => ann.line() === 'offline')
  ann.write('Behind a proxy')
  const blocked = () => {
    const state = ann.lab.connection()
    return state.kind === 'offline' && state.blocked === true && state.pending === 1
  }
  await until(blocked, 30_000)
  network.weather.plainHttp = false
  await allSee('Behind a proxy')
  // A server that is not there is not said to be blocked.
  network.weather.shut = true
  network.end()
  await until(() => ann.line() === 'offline')
  expect(blocked()).toBe(false)
})

test('FA8 3,000 activities written while away, more than one update may carry, all arrive', async () => {
  const [ann, ben] = [await enter(), await enter()]
  await until(() => people.every((one) => one.line() === 'saved'))
  network.weather.shut = true
  network.end()
  await until(() => ann.line() === 'offline')
  const create = () => ({
    type: 'create' as const,
    collection: 'activities' as const,
    id: v7(),
    fields: { milestoneId: SAMPLE.milestone1, text: 'Written while away', plannedStart: '2014-10-08' },
  })
  for (let batch = 0; batch < 15; batch++) {
    const commands = Array.from({ length: LIMITS.batchSize }, create)
    expect(ann.lab.dispatch({ type: 'batch', commands }).ok).toBe(true)
  }
  network.weather.shut = false
  const rows = () =>
    [...ben.lab.store.get().plan.activities.values()].filter(({ text }) => text === 'Written while away')
  await until(() => ann.lab.connection().kind === 'saved' && rows().length === 3_000, 60_000)
})
