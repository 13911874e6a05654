import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Role } from '#shared/api/identity.ts'
import type { Guidance } from '#shared/wire/guidance.ts'
import { NO_HALL, withNews, type Hall, type HallNews } from '#shared/wire/hall.ts'
import * as frames from '#shared/wire/frames.ts'
import { LAB } from './syncServer.ts'

export interface Who {
  seat?: number
  role?: Role
  ext?: boolean
  /** Declared in the address. */
  client?: number
  lab?: string
  /** The session of a seat, where the server is a whole one. */
  cookie?: string
}

const address = (url: string, { seat = 1, role = 'participant', ext, client, lab = LAB }: Who) => {
  const params = new URLSearchParams({ seat: String(seat), role })
  if (ext) params.set('ext', '1')
  if (client !== undefined) params.set('client', String(client))
  return { url: `${url}/${lab}?${params.toString()}`, params: Object.fromEntries(params), lab }
}

/** A socket that speaks the protocol by hand and remembers what it was told. */
export interface RawClient {
  socket: WebSocket
  send: (frame: Uint8Array) => void
  saved: () => number
  states: frames.RoomState[]
  refused: frames.RefusedFrame[]
  /** Updates (step 2 and update) the server sent, in order. */
  updates: Uint8Array[]
  awareness: Uint8Array[]
  guidance: Guidance[]
  /** How the lab is led, as told until now. */
  hall: () => Hall
  /** Frames that told of it. */
  hallNews: HallNews[]
  closed: Promise<number>
  /** Resolves at the server's step 1, with its state vector. */
  greeting: Promise<Uint8Array>
}

export const openRawClient = async (
  url: string,
  who: Who = {},
  options: { autoPong?: boolean } = {},
): Promise<RawClient> => {
  const headers = who.cookie === undefined ? {} : { cookie: who.cookie }
  const socket = new WebSocket(address(url, who).url, { ...options, headers })
  const greeting = Promise.withResolvers<Uint8Array>()
  let saved = 0
  const client: RawClient = {
    socket,
    send: (frame) => socket.send(frame),
    saved: () => saved,
    states: [],
    refused: [],
    updates: [],
    awareness: [],
    guidance: [],
    hall: () => client.hallNews.reduce(withNews, NO_HALL),
    hallNews: [],
    closed: new Promise((resolve) => socket.on('close', resolve)),
    greeting: greeting.promise,
  }
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data))
    switch (decoding.readVarUint(decoder)) {
      case frames.MESSAGE.sync: {
        const kind = decoding.readVarUint(decoder)
        const bytes = decoding.readVarUint8Array(decoder)
        if (kind === frames.SYNC.step1) greeting.resolve(bytes)
        else client.updates.push(bytes)
        return
      }
      case frames.MESSAGE.awareness:
        return void client.awareness.push(decoding.readVarUint8Array(decoder))
      case frames.MESSAGE.guidance:
        return void client.guidance.push(frames.readGuidance(decoder))
      case frames.MESSAGE.hall:
        return void client.hallNews.push(frames.readHall(decoder))
      case frames.MESSAGE.saved:
        return void (saved = frames.readSaved(decoder))
      case frames.MESSAGE.state:
        return void client.states.push(frames.readState(decoder))
      case frames.MESSAGE.refused:
        return void client.refused.push(frames.readRefused(decoder))
    }
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return client
}

/** A raw client whose document follows the server, and whose edits count. */
export const openDocClient = async (url: string, who: Who = {}, doc = new Y.Doc()) => {
  const client = await openRawClient(url, { ext: true, client: doc.clientID, ...who })
  let applied = 0
  let sent = 0
  const follow = () => {
    for (; applied < client.updates.length; applied++)
      Y.applyUpdate(doc, client.updates[applied] ?? new Uint8Array(), 'server')
  }
  client.socket.on('message', follow)
  const stateVector = await client.greeting
  client.send(frames.encodeStep1(Y.encodeStateVector(doc)))
  client.send(frames.encodeStep2(Y.encodeStateAsUpdate(doc, stateVector)))
  sent++
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'server') return
    sent++
    client.send(frames.encodeUpdate(update))
  })
  await until(() => client.updates.length > 0)
  return { ...client, doc, ink: doc.getMap('ink'), sent: () => sent, allSaved: () => client.saved() === sent }
}
export type DocClient = Awaited<ReturnType<typeof openDocClient>>

/** y-websocket's own provider, unmodified. */
export const openStockClient = (url: string, who: Who = {}, doc = new Y.Doc()) => {
  const { params, lab } = address(url, who)
  const provider = new WebsocketProvider(url, lab, doc, {
    params,
    disableBc: true,
    // Node's own WebSocket would do; `ws` is what the server is tested with everywhere else.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  return { provider, doc, ink: doc.getMap('ink') }
}

/** Resolves when a condition holds; fails with what it was waiting for. */
export const until = async (condition: () => boolean, ms = 10_000): Promise<void> => {
  const deadline = Date.now() + ms
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`never became true: ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
}

/** A generator of the same numbers for the same seed (mulberry32), from 0 up to 1. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** An update written by hand: `sections` of structs and what is deleted. */
export const updateOf = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** One update with everything `work` writes into a document (that of `base`, if given), as the given client. */
export const editBy = (clientId: number, work: (doc: Y.Doc) => void, base?: Y.Doc): Uint8Array => {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.clientID = clientId // after it: Yjs takes another when it sees its own come in
  const before = Y.encodeStateVector(doc)
  work(doc)
  const update = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return update
}

/** An awareness message that says states of clients, as JSON. */
export const awarenessUpdate = (entries: [client: number, state: unknown][]) =>
  updateOf((e) => {
    encoding.writeVarUint(e, entries.length)
    for (const [client, state] of entries) {
      encoding.writeVarUint(e, client)
      encoding.writeVarUint(e, 1)
      encoding.writeVarString(e, JSON.stringify(state))
    }
  })
export const awareness = (entries: [client: number, state: unknown][]) =>
  frames.encodeAwareness(awarenessUpdate(entries))
