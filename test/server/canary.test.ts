import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { roundAnswer, type RoundRequest } from '#shared/api/rounds.ts'
import { startAttackedServer, type AttackedServer } from '#test/support/attackedLab.ts'
import { serverAddresses } from '#test/support/serverAddresses.ts'
import { until } from '#test/support/syncClient.ts'

const DAY = new Date().toISOString().slice(0, 10)

const log: Buffer[] = []
const logged = () => Buffer.concat(log).toString('latin1')
let server: AttackedServer
let lab: Awaited<ReturnType<AttackedServer['newLab']>>
beforeAll(async () => {
  server = await startAttackedServer((said) => log.push(said))
  lab = await server.newLab(2, 1)
})
afterAll(() => server?.close())

const ask = async (path: string, cookie: string | null, method = 'GET', body?: unknown) => {
  const response = await fetch(server.http + path, {
    method,
    redirect: 'manual',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: {
      origin: server.http,
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
  })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()).toString('latin1') }
}
const api = (path: string, cookie: string, method?: string, body?: unknown) =>
  ask(`/api/labs/${lab.id}${path}`, cookie, method, body)

/** Every byte a seat's live connection brings. */
const listen = async (cookie: string) => {
  const heard: Buffer[] = []
  const socket = new WebSocket(`${server.http.replace(/^http/, 'ws')}/sync/${lab.id}?ext=1`, { headers: { cookie } }) // prettier-ignore
  socket.on('message', (data: Buffer) => heard.push(data))
  await until(() => heard.length > 0)
  return { heard: () => Buffer.concat(heard).toString('latin1'), close: () => socket.terminate() }
}

/** What the server gives out: all it knows by GET, with what ids there are put in. */
const everywhere = (round: string, entry: string): string[] => {
  const ids: Record<string, string> = { lab: lab.id, round, entry, date: DAY, version: '1', seq: '1' }
  return serverAddresses('get').map((address) => {
    const path = address.replaceAll(/<(\w+)>/g, (_, name: string) => ids[name] ?? round)
    return /^\/(labs|join|session|delivery|seat)/.test(path) ? `/api${path}` : path
  })
}

interface Hidden {
  name: string
  request: RoundRequest
  /** The fields of an answer that hold what is hidden, and the rest of it. */
  words: readonly string[]
  rest: object
}
const question = 'What stands in the way?'
const HIDDEN: readonly Hidden[] = [
  {
    name: 'ideas without names',
    request: { kind: 'ideas', question, settings: {}, anonymous: true },
    words: ['title', 'text'],
    rest: {},
  },
  { name: 'ideas', request: { kind: 'ideas', question, settings: {} }, words: ['title'], rest: {} },
  {
    name: 'consent',
    request: { kind: 'consent', question, settings: { proposal: 'Ports first' } },
    words: ['reason'],
    rest: { choice: 'object' },
  },
]

test.each(HIDDEN)(
  'RD24 what is hidden ($name) is in no answer of any address, no frame and no line of the log before the reveal',
  async ({ name, request, words, rest }) => {
    const CANARY = `kittiwake in the boiler: ${name}`
    const body = { ...rest, ...Object.fromEntries(words.map((field) => [field, CANARY])) }
    const [author, other, observer] = lab.members
    if (!author || !other || !observer) throw new Error('too few people')
    const others = [other.cookie, observer.cookie, lab.lead]
    const ears = await Promise.all(others.map(listen))
    const made = await api('/rounds', lab.lead, 'POST', request)
    const { id } = roundAnswer.parse(JSON.parse(made.bytes)).round
    const entry = randomUUID()
    const own = await api(`/rounds/${id}/entries/${entry}`, author.cookie, 'PUT', { body })
    expect([own.status, own.bytes.includes(CANARY)]).toEqual([200, true])
    // What is refused is not repeated either: to the log least of all.
    for (const wrong of [{ body: { ...body, author: CANARY } }, `{"body":{"title":"${CANARY}`, { body: CANARY.repeat(9_000) }]) // prettier-ignore
      expect((await api(`/rounds/${id}/entries/${randomUUID()}`, author.cookie, 'PUT', wrong)).status).toBeGreaterThan(399) // prettier-ignore
    await until(() => ears.every((ear) => ear.heard().includes(`"answered":{"${id}":1}`)))

    const asked = everywhere(id, entry)
    expect(asked.length).toBeGreaterThan(30)
    const answered = new Map<string, number>()
    const leaks: string[] = []
    const look = (where: string, text: string) => {
      if (text.includes(CANARY) || text.includes(entry)) leaks.push(where)
    }
    for (const state of ['open', 'closed']) {
      for (const cookie of [...others, null])
        for (const path of asked) {
          const { status, bytes } = await ask(path, cookie)
          answered.set(path, Math.min(status, answered.get(path) ?? 999))
          look(`${state} GET ${path}`, bytes)
        }
      if (state === 'open')
        for (const act of ['time', 'close']) {
          const done = await api(`/rounds/${id}/${act}`, lab.lead, 'POST', act === 'time' ? { seconds: 600 } : undefined) // prettier-ignore
          look(`POST ${act} ${done.status}`, done.bytes)
        }
    }
    // Most of what was asked for was there, or this would say little.
    expect([...answered.values()].filter((status) => status < 400).length).toBeGreaterThan(20)
    for (const ear of ears) look('a frame', ear.heard())
    look('the log', logged())
    expect(leaks).toEqual([])
    expect(logged()).toContain('/rounds/:round/entries/:entry')
    expect(logged()).not.toContain(author.seatId)

    const shown = await api(`/rounds/${id}/reveal`, lab.lead, 'POST')
    expect([shown.status, shown.bytes.includes(CANARY)]).toEqual([200, true])
    expect((await api(`/rounds/${id}`, other.cookie)).bytes).toContain(CANARY)
    expect(logged()).not.toContain(CANARY)
    for (const ear of ears) ear.close()
  },
)
