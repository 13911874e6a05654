import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Lock } from '#shared/plan/locks.ts'
import { readPlan } from '#shared/doc/read.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Phase, RefusedReason, RoomState } from '#shared/wire/frames.ts'
import {
  decodeClientFrame,
  encodePacked,
  encodeParts,
  encodeRefused,
  encodeSaved,
  encodeState,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  MESSAGE,
} from '#shared/wire/frames.ts'

/** The server's end of one socket. */
interface ServerSocket {
  receive: (bytes: Uint8Array) => void
  closed: () => void
}

type Judge = (before: Plan, after: Plan) => RefusedReason | null

/** A room in this process: sockets without a network, whose server a test can hold back, freeze or break. */
export interface SyncedRoom {
  doc: Y.Doc
  Socket: typeof WebSocket
  /** The address each socket was opened with, in order. */
  addresses: string[]
  /** While true, edits are taken but not acknowledged. */
  hold: (held: boolean) => void
  /** Edits are refused for this reason, for ever or so many times; null takes them again. */
  refuse: (reason: RefusedReason | null, times?: number) => void
  /** Each edit is judged by what it makes of the plan; a reason refuses it. */
  judge: (judge: Judge) => void
  /** Whoever asks for it and has nothing gets the plan packed, by this; null sends it as it is. */
  pack: (how: ((doc: Y.Doc) => Uint8Array) | null) => void
  /** A frame to every socket, as it is. */
  tell: (frame: Uint8Array) => void
  /** Also told to each socket that opens from now on. */
  say: (phase: Phase, revision: number, locks?: Lock[]) => void
  /** Closes every socket, as a server that stops does. */
  drop: (code?: number) => void
  /** Nothing more goes in either direction, and nobody is told. */
  freezeWire: () => void
  open: () => number
  /** How often who is there was asked, which is how a page says that it is. */
  asked: () => number
}

const CLOSED = 3

export const syncedRoom = (doc = new Y.Doc()): SyncedRoom => {
  const sockets = new Set<FakeSocket>()
  const addresses: string[] = []
  let held = false
  let asked = 0
  let silent = false
  let refused: RefusedReason | null = null
  let refusals = 0
  let judge: Judge = () => null
  let pack: ((doc: Y.Doc) => Uint8Array) | null = null
  let state: RoomState | null = null
  let waiting: (() => void)[] = []

  const serve = (socket: FakeSocket): ServerSocket => {
    let count = 0
    const pass = (update: Uint8Array, origin: unknown) => {
      if (origin !== socket) socket.deliver(encodeUpdate(update))
    }
    doc.on('update', pass)
    socket.deliver(encodeStep1(Y.encodeStateVector(doc)))
    if (state) socket.deliver(encodeState(state))
    const bring = (message: Uint8Array) => {
      for (const part of socket.takesParts ? encodeParts(message) : [message]) socket.deliver(part)
    }
    const acknowledge = () => {
      const mine = count
      const send = () => socket.deliver(encodeSaved(mine))
      if (held) waiting.push(send)
      else send()
    }
    const take = (bytes: Uint8Array) => {
      if (refused && refusals > 0 && hasEffect(doc, bytes)) {
        refusals -= 1
        socket.deliver(encodeRefused({ reason: refused }))
        return socket.shut(4403)
      }
      const reason = judge(...plansAround(doc, bytes))
      if (reason) {
        socket.deliver(encodeRefused({ reason }))
        return socket.shut(4403)
      }
      Y.applyUpdate(doc, bytes, socket)
      count += 1
      acknowledge()
    }
    return {
      receive: (bytes) => {
        const frame = decodeClientFrame(bytes)
        if (frame?.type === 'step1') {
          const packs = pack !== null && socket.takesPacked && Y.decodeStateVector(frame.bytes).size === 0
          if (packs && pack) bring(encodePacked(pack(doc)))
          bring(packs && pack ? encodeStep2(new Uint8Array([0, 0])) : answer(doc, bytes))
        }
        if (frame?.type === 'queryAwareness') asked += 1
        if (frame?.type === 'step2' || frame?.type === 'update') take(frame.bytes)
      },
      closed: () => doc.off('update', pass),
    }
  }

  class FakeSocket extends EventTarget {
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { data: Uint8Array }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: (() => void) | null = null
    readonly takesPacked: boolean
    readonly takesParts: boolean
    #server: ServerSocket | null = null

    constructor(address: string) {
      super()
      const asked = new URL(address).searchParams
      this.takesPacked = asked.get('packed') === '1'
      this.takesParts = asked.get('parts') === '1'
      addresses.push(address)
      sockets.add(this)
      queueMicrotask(() => {
        if (this.readyState !== 0) return
        this.readyState = 1
        this.onopen?.()
        this.#server = serve(this)
      })
    }
    send(data: Uint8Array) {
      if (this.readyState !== 1) return
      const server = this.#server
      queueMicrotask(() => !silent && (server ?? this.#server)?.receive(data))
    }
    deliver(data: Uint8Array) {
      queueMicrotask(() => this.readyState === 1 && !silent && this.onmessage?.({ data }))
    }
    close() {
      this.#end()
    }
    shut(code: number) {
      queueMicrotask(() => {
        if (this.readyState === CLOSED) return
        this.#end()
        this.onclose?.({ code, reason: '' })
      })
    }
    #end() {
      this.readyState = CLOSED
      this.#server?.closed()
      sockets.delete(this)
    }
  }
  return {
    doc,
    addresses,
    Socket: FakeSocket as unknown as typeof WebSocket,
    hold: (next) => {
      held = next
      if (held) return
      const due = waiting
      waiting = []
      for (const send of due) send()
    },
    refuse: (reason, times = Number.POSITIVE_INFINITY) => {
      refused = reason
      refusals = times
    },
    judge: (next) => {
      judge = next
    },
    pack: (how) => {
      pack = how
    },
    tell: (frame) => {
      for (const socket of sockets) socket.deliver(frame)
    },
    say: (phase, revision, locks = []) => {
      state = { phase, version: 1, revision, locks }
      for (const socket of sockets) socket.deliver(encodeState(state))
    },
    drop: (code = 1006) => {
      for (const socket of sockets) socket.shut(code)
    },
    freezeWire: () => {
      silent = true
    },
    open: () => sockets.size,
    asked: () => asked,
  }
}

const plansAround = (doc: Y.Doc, update: Uint8Array): [Plan, Plan] => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = readPlan(copy).plan
  Y.applyUpdate(copy, update)
  return [before, readPlan(copy).plan]
}

/** Would it add or delete anything? */
const hasEffect = (doc: Y.Doc, update: Uint8Array): boolean => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  let changed = false
  copy.on('update', () => {
    changed = true
  })
  Y.applyUpdate(copy, update)
  return changed
}

const answer = (doc: Y.Doc, bytes: Uint8Array): Uint8Array => {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint(decoder)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  syncProtocol.readSyncMessage(decoder, encoder, doc, 'client')
  return encoding.toUint8Array(encoder)
}
