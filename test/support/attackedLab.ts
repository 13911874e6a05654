import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { encodeStep1, encodeStep2, encodeUpdate } from '#shared/wire/frames.ts'
import { openRawClient, until } from './syncClient.ts'

const PROGRAM = fileURLToPath(new URL('./attackedServer.ts', import.meta.url))
/** What an attack may cost the others, in milliseconds of the server's event loop. */
const MOST_STALL_MS = 250

const member = z.object({ cookie: z.string(), seatId: z.string(), token: z.string() })
const newLab = z.object({ id: z.string(), lead: z.string(), members: z.array(member) })
const stall = z.object({ wall: z.number(), cpu: z.number(), memory: z.number() })
const told = z.object({ answer: z.unknown() })

export interface AttackedServer {
  http: string
  /** `ws://…/sync`, without the lab. */
  sync: string
  newLab: (participants: number, observers?: number) => Promise<z.infer<typeof newLab>>
  watch: () => Promise<void>
  /** The longest turn of its event loop since `watch`. */
  stall: () => Promise<z.infer<typeof stall>>
  close: () => Promise<void>
}

/** A server in a process of its own; with `hear`, told all it writes to its log, at every level. */
export const startAttackedServer = async (hear?: (said: Buffer) => void): Promise<AttackedServer> => {
  // It does without `__proto__` altogether: whatever needed it would fail here.
  const execArgv = ['--disable-warning=ExperimentalWarning', '--disable-proto=delete']
  const child = hear
    ? fork(PROGRAM, [], { execArgv, silent: true, env: { ...process.env, LOG_LEVEL: 'trace' } })
    : fork(PROGRAM, [], { execArgv })
  if (hear) for (const out of [child.stdout, child.stderr]) out?.on('data', hear)
  const answer = async () => told.parse((await once(child, 'message'))[0]).answer
  const ask = async (question: object) => {
    const answered = answer()
    child.send(question)
    return answered
  }
  const http = z.string().parse(await answer())
  return {
    http,
    sync: `${http.replace(/^http/, 'ws')}/sync`,
    newLab: async (participants, observers = 0) =>
      newLab.parse(await ask({ ask: 'lab', participants, observers })),
    watch: async () => void (await ask({ ask: 'watch' })),
    stall: async () => stall.parse(await ask({ ask: 'stall' })),
    close: async () => {
      const gone = once(child, 'exit')
      child.send({ ask: 'end' })
      await gone
    },
  }
}

/** Takes in all that its server has sent it: only when it is asked to, so that nothing holds up its edits. */
const openHonest = async (url: string, lab: string, cookie: string) => {
  const doc = new Y.Doc()
  const client = await openRawClient(url, { lab, cookie, ext: true, client: doc.clientID })
  const stateVector = await client.greeting
  client.send(encodeStep1(Y.encodeStateVector(doc)))
  client.send(encodeStep2(Y.encodeStateAsUpdate(doc, stateVector)))
  await until(() => client.updates.length > 0 && client.saved() === 1)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') client.send(encodeUpdate(update))
  })
  const follow = () => {
    for (const update of client.updates.splice(0)) Y.applyUpdate(doc, update, 'server')
  }
  follow()
  return { ...client, doc, follow }
}
type Honest = Awaited<ReturnType<typeof openHonest>>

/** Somebody honest who edits without a pause, and how long each edit took to be on disk. */
const openEditor = async (url: string, lab: string, cookie: string, name: string) => {
  const client = await openHonest(url, lab, cookie)
  const sentAt: number[] = []
  const took: number[] = []
  let timer: ReturnType<typeof setInterval> | null = null
  client.socket.on('message', () => {
    // The first frame that counts is the answer to the handshake.
    for (let done = client.saved() - 1; took.length < done;)
      took.push(performance.now() - (sentAt[took.length] ?? 0))
  })
  const edit = () => {
    sentAt.push(performance.now())
    client.doc.getMap('ink').set(`${name}${sentAt.length}`, sentAt.length)
  }
  return {
    client,
    took,
    start: () => void (timer ??= setInterval(edit, EDIT_EVERY_MS)),
    stop: () => void (timer && clearInterval(timer)),
    edits: () => sentAt.length,
    allSaved: () => client.saved() === sentAt.length + 1,
  }
}
const EDIT_EVERY_MS = 8

export interface Attack {
  sync: string
  http: string
  lab: string
  /** Cookies of those who attack. */
  cookies: string[]
  /** Cookies of observers who attack. */
  observers: string[]
  /** The one who is attacked: an honest client that edits all the time. */
  victim: Honest
}

/**
 * Runs an attack on a room in which two honest people edit all the time. They lose nothing and can go on; no
 * turn of the server is longer than `MOST_STALL_MS`. Says what it measured.
 */
export const underAttack = async (
  name: string,
  server: AttackedServer,
  given: { seats?: number; observers?: number; prepare?: (attack: Attack) => Promise<void> },
  run: (attack: Attack) => Promise<void>,
): Promise<void> => {
  const { seats = 1, observers = 0 } = given
  const { id, members } = await server.newLab(2 + seats, observers)
  const cookies = members.map(({ cookie }) => cookie)
  const [first = '', second = ''] = cookies
  const editors = [
    await openEditor(server.sync, id, first, 'a'),
    await openEditor(server.sync, id, second, 'b'),
  ]
  const [victim] = editors
  if (!victim) throw new Error('nobody is there')
  const attack: Attack = {
    sync: server.sync,
    http: server.http,
    lab: id,
    cookies: cookies.slice(2, 2 + seats),
    observers: cookies.slice(2 + seats),
    victim: victim.client,
  }
  await given.prepare?.(attack)
  const savedOn = async (more: number) => {
    const goals = editors.map(({ took }) => took.length + more)
    await until(() => editors.every(({ took }, at) => took.length >= (goals[at] ?? 0)), 30_000)
  }
  for (const editor of editors) editor.start()
  await savedOn(20)
  const from = editors.map(({ took }) => took.length)
  await server.watch()
  try {
    await run(attack)
    await savedOn(50)
  } finally {
    for (const editor of editors) editor.stop()
  }
  const { wall, cpu } = await server.stall()
  const took = editors.flatMap((editor, at) => editor.took.slice(from[at])).toSorted((a, b) => a - b)
  const at = (part: number) => Math.round(took[Math.floor((took.length - 1) * part)] ?? 0)
  console.info(
    `${name}: longest turn ${cpu} ms of work (${wall} ms by the clock); ${took.length} honest edits saved, half of them within ${at(0.5)} ms, all within ${at(1)} ms`,
  )
  await until(() => editors.every((editor) => editor.allSaved()), 30_000)
  for (const { client } of editors) expect(client.socket.readyState, 'honest people stay').toBe(1)
  await checkAll(editors, await openHonest(server.sync, id, first))
  expect(cpu, 'the longest turn of the server').toBeLessThanOrEqual(MOST_STALL_MS)
}

/** Everyone holds the same, and every honest edit is in it. */
const checkAll = async (editors: Awaited<ReturnType<typeof openEditor>>[], fresh: Honest): Promise<void> => {
  const vector = () => Buffer.from(Y.encodeStateVector(fresh.doc))
  await until(() => {
    for (const { client } of editors) client.follow()
    fresh.follow()
    return editors.every(({ client }) => vector().equals(Y.encodeStateVector(client.doc)))
  })
  const ink = fresh.doc.getMap('ink')
  for (const [index, editor] of editors.entries()) {
    for (let n = 1; n <= editor.edits(); n++)
      if (!ink.has(`${'ab'[index]}${n}`)) expect.fail(`edit ${n} of ${'ab'[index]} is lost`)
    const bytes = Buffer.from(Y.encodeStateAsUpdate(editor.client.doc))
    expect(bytes.equals(Y.encodeStateAsUpdate(fresh.doc)), 'all hold the same').toBe(true)
    editor.client.socket.terminate()
  }
  fresh.socket.terminate()
}
