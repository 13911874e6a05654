import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as decoding from 'lib0/decoding'
import { z } from 'zod'
import { MESSAGE, readHall } from '#shared/wire/frames.ts'
import { REACTIONS } from '#shared/wire/hall.ts'
import { startTestServer } from '#test/support/testServer.ts'
import { seeded } from '#test/support/syncClient.ts'
import { openHistogram } from './load/histogram.ts'
import { openRawSocket } from './load/rawSocket.ts'
import { pause, until } from './load/waiting.ts'
import { machineLine, machineTime } from './run/machine.ts'

/*
 * How long after a facilitator's act everyone of a full hall has been told, while they raise hands and react:
 * `npm run bench:hall [-- people acts]`, 200 and 60 when not given. The server runs in a process of its own. From the
 * moment the request is begun to the moment the frame that tells of it has been read, once for each participant.
 */
const [PEOPLE, ACTS] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 60)]
const ACT_EVERY_MS = 500
/** Each of them does something every so often: a hand up or down, or a reaction. */
const EACH_EVERY_MS = 4_000
const BOUND_MS = 200
const SERVING = 'serving'

const told = z.object({ url: z.string(), lab: z.string(), lead: z.string(), people: z.array(z.string()) })
type Told = z.infer<typeof told>

/** The other process: a server with a lab and seats, until its parent goes. */
const serve = async (people: number): Promise<void> => {
  const server = await startTestServer()
  const lab = await server.newLab()
  const cookies: string[] = []
  for (let n = 0; n < people; n++) cookies.push((await lab.join()).cookie)
  const all: Told = { url: server.url, lab: lab.id, lead: lab.lead.cookie, people: cookies }
  process.send?.(all)
  process.once('disconnect', () => void server.close().then(() => process.exit(0)))
}

const measure = async ({ url, lab, lead, people }: Told): Promise<void> => {
  const spread = openHistogram()
  const answered = openHistogram()
  const begun = new Map<string, number>()
  const random = seeded(20141015)
  let heard = 0
  let frames = 0
  let bytes = 0
  let refused = 0

  const call = async (path: string, cookie: string, method: string, body?: object): Promise<number> => {
    const answer = await fetch(`${url}/api/labs/${lab}/hall/${path}`, {
      method,
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    await answer.arrayBuffer()
    return answer.status
  }
  const hear = (message: Uint8Array): void => {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== MESSAGE.hall) return
    const { messages = [], timers = [] } = readHall(decoder)
    frames += 1
    bytes += message.length
    for (const marker of [...messages.map(({ text }) => text), ...timers.map(({ label }) => label)]) {
      const at = begun.get(marker)
      if (at === undefined) continue
      heard += 1
      spread.add(performance.now() - at)
    }
  }

  let joined = 0
  const sockets = people.map((cookie) =>
    openRawSocket(
      `${url.replace('http', 'ws')}/sync/${lab}?ext=1`,
      { cookie },
      {
        onOpen: () => void (joined += 1),
        onMessage: hear,
        onRead: () => {},
        onClose: () => {},
      },
    ),
  )
  await until(() => joined === people.length, 60_000, 'everyone joined')
  await pause(1_000)

  let running = true
  const raised = new Set<string>()
  const participate = async (cookie: string): Promise<void> => {
    await pause(random() * EACH_EVERY_MS)
    while (running) {
      const kind = REACTIONS[Math.floor(random() * REACTIONS.length)]
      const status =
        random() < 0.5
          ? await call('reactions', cookie, 'POST', { kind })
          : raised.delete(cookie)
            ? await call('hand', cookie, 'DELETE')
            : (raised.add(cookie), await call('hand', cookie, 'PUT', { room: null }))
      if (status !== 204) refused += 1
      await pause(EACH_EVERY_MS * (0.5 + random()))
    }
  }
  const crowd = people.map(participate)
  await pause(EACH_EVERY_MS)
  const began = performance.now()
  frames = 0
  bytes = 0
  for (let n = 0; n < ACTS; n++) {
    const marker = `Act ${n}`
    const act =
      n % 2 === 0 ? { act: 'say', text: marker } : { act: 'beginTimer', seconds: 600, label: marker }
    const at = performance.now()
    begun.clear()
    begun.set(marker, at)
    const status = await call('acts', lead, 'POST', act)
    answered.add(performance.now() - at)
    if (status !== 204) throw new Error(`an act was answered with ${status}`)
    await until(() => heard === (n + 1) * people.length, 10_000, 'everyone heard of an act')
    // Whoever is told of it again with the next change has been told of it already.
    begun.clear()
    await pause(ACT_EVERY_MS)
  }
  const seconds = (performance.now() - began) / 1_000
  running = false
  await Promise.all(crowd)
  for (const socket of sockets) socket.close()

  const { p50, p95, p99, max, count } = spread.spread()
  const say = (what: string, value: string) => console.log(`${what.padEnd(44)} ${value}`)
  console.log(machineLine(), machineTime())
  say('Participants, acts, tellings', `${people.length}, ${ACTS}, ${count}`)
  say('An act to the screens of all, p50 p95 p99 max', `${p50} ${p95} ${p99} ${max} ms`)
  say('An act to its answer, p50 p99', `${answered.percentile(0.5)} ${answered.percentile(0.99)} ms`)
  say('Frames a second and participant', (frames / people.length / seconds).toFixed(1))
  say('Bytes a second and participant', String(Math.round(bytes / people.length / seconds)))
  say('Hands and reactions refused', String(refused))
  const isMet = p99 !== null && p99 <= BOUND_MS
  console.log(`${isMet ? 'met' : 'MISSED'}: p99 within ${BOUND_MS} ms`)
  process.exitCode = isMet ? 0 : 1
}

if (process.argv.includes(SERVING)) await serve(Number(process.argv[2]))
else {
  const server = fork(fileURLToPath(import.meta.url), [String(PEOPLE), SERVING])
  const [first] = await once(server, 'message')
  try {
    await measure(told.parse(first))
  } finally {
    server.disconnect()
  }
}
