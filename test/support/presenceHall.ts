import { applyAwarenessUpdate, Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Connection } from '#server/sync/connection.ts'
import { openPresence } from '#server/sync/presence.ts'
import type { LiveSeat } from '#server/sync/rooms.ts'
import type { PresenceOwn } from '#shared/wire/presence.ts'
import { openOthers, type OthersHere } from '#client/plan/othersHere.ts'
import { connectionOf } from './honestServer.ts'
import { awarenessUpdate } from './syncClient.ts'
import { seatNo } from './syncServer.ts'

/** One socket in a hall, with what its page makes of what it hears. */
export interface Listener {
  client: number
  connection: Connection
  awareness: Awareness
  others: OthersHere
  /** What it last said of itself. */
  said: Partial<PresenceOwn> | null
  messages: Uint8Array[]
}

/** The presence of a room without its sockets; time passes when it is told to. */
export const openHall = () => {
  let now = 1_000_000
  const presence = openPresence(() => now)
  const listeners = new Set<Listener>()

  const hear = (listener: Listener, message: Uint8Array | null) => {
    if (!message) return
    listener.messages.push(message)
    applyAwarenessUpdate(listener.awareness, message, 'server')
  }
  const tell = () => {
    const newsFor = presence.takeNews()
    presence.takeGuides()
    for (const listener of listeners) {
      const news = newsFor(listener.connection)
      hear(listener, news && Buffer.concat(news))
    }
  }
  const say = (listener: Listener, state: Partial<PresenceOwn> | null): boolean => {
    listener.said = state
    return presence.receive(
      listener.connection,
      awarenessUpdate([[listener.client, state]]),
      (client) => client === listener.client,
    )
  }
  return {
    presence,
    listeners,
    now: () => now,
    tell,
    join: (number: number, seat: Partial<LiveSeat> = {}): Listener => {
      const doc = new Y.Doc()
      doc.clientID = number
      const awareness = new Awareness(doc)
      const listener: Listener = {
        client: number,
        connection: connectionOf({ ...seatNo(number), ...seat }, number, () => {}),
        awareness,
        others: openOthers(),
        said: null,
        messages: [],
      }
      awareness.on('change', (change: Parameters<OthersHere['hear']>[1]) =>
        listener.others.hear(awareness, change),
      )
      listeners.add(listener)
      hear(listener, presence.everyoneBut(listener.connection))
      return listener
    },
    say,
    /** A new socket of the same page; the server learns of the end of the old one later. */
    rejoin: (listener: Listener) => {
      const old = listener.connection
      listener.connection = connectionOf(old.seat, listener.client, () => {})
      const others = [...listener.awareness.getStates().keys()].filter((client) => client !== listener.client)
      removeAwarenessStates(listener.awareness, others, 'closed')
      hear(listener, presence.everyoneBut(listener.connection))
      say(listener, listener.said)
      presence.leave(old)
    },
    leave: (listener: Listener) => {
      listeners.delete(listener)
      const gone = presence.leave(listener.connection)
      for (const other of listeners) hear(other, gone)
      listener.awareness.destroy()
    },
    /** Tells whenever something is due, as a room's outbox does. */
    pass: (ms: number) => {
      const end = now + ms
      for (let due = presence.dueIn(); due !== null && now + due <= end; due = presence.dueIn()) {
        now += due
        tell()
      }
      now = end
    },
    close: () => {
      for (const { awareness } of listeners) awareness.destroy()
    },
  }
}
export type Hall = ReturnType<typeof openHall>
