import * as attendance from './attendance.ts'
import { findEntry, wholeOf, writeBody, type Message, type Told } from './awarenessBytes.ts'
import { collectNews } from './collectNews.ts'
import type { Connection } from './connection.ts'
import { guideTo, moveGuides, takeGuides } from './guides.ts'
import { ARRIVED, LOOKS_ON, lookOf, stateTo, tellNews } from './presenceNews.ts'
import { changeOf, placeOf, readOwn, type Whereabouts } from './whereabouts.ts'

/**
 * Who is where. A socket speaks for its own client alone: other ids are dropped silently (stock clients echo what
 * they hear), and its own state is what it may say about itself plus the seat the server knows. Everybody hears who
 * is there, on which board, and what they edit; where they point is for those who look at the same board.
 */
export interface Presence {
  /** Whether there is something for the others. Throws on bytes that are no awareness message. */
  receive: (from: Connection, bytes: Uint8Array, mayClaim: (client: number) => boolean) => boolean
  /** Milliseconds until `takeNews` has something to tell; null while there is nothing. */
  dueIn: () => number | null
  /** What is due to be told, as the message for each socket: nobody is told of themselves. */
  takeNews: () => (to: Connection) => Message | null
  /** With the news just taken: who follows whom, as the frame for each socket that was told something else before. */
  takeGuides: () => (to: Connection) => Uint8Array | null
  /** The same for one that has missed it. */
  guideTo: (to: Connection) => Uint8Array | null
  /** The clients of everyone who is there. */
  there: () => ReadonlySet<number>
  /** The message that tells of everyone but `to`, and of those it `knew` who have gone; or null. */
  everyoneBut: (to: Connection, knew?: ReadonlySet<number>) => Uint8Array | null
  /** Boards on which nobody is shown others' cursors from now on. */
  hideCursors: (boards: ReadonlySet<string>) => void
  /** The message that says `gone` has left, or null. */
  leave: (gone: Connection) => Uint8Array | null
}

export const openPresence = (now: () => number): Presence => {
  const all = attendance.openAttendance(now)
  /** What is told now is told on presence's own beat, not between two of them with somebody's edit. */
  let onBeat = false
  return {
    receive: (from, bytes, mayClaim) => {
      const json = findEntry(bytes, (client) => {
        if (from.clientId === null && mayClaim(client)) from.clientId = client
        return from.clientId === client
      })
      return json !== null && from.clientId !== null && hear(all, from, from.clientId, json)
    },
    dueIn: () => attendance.dueIn(all),
    takeNews: () => {
      onBeat = attendance.dueIn(all) === 0
      return onBeat ? tellNews(collectNews(all)) : () => null
    },
    takeGuides: () => (onBeat ? takeGuides(all) : () => null),
    guideTo: (to) => guideTo(all, to),
    there: () => new Set(all.states.keys()),
    everyoneBut: (to, knew = NOBODY) => {
      const look = lookOf(all, to)
      const clock = attendance.tick(all)
      const others = [...all.states.values()].filter(
        ({ from, client }) => from !== to && client !== to.clientId,
      )
      const gone = [...knew].filter((client) => !all.states.has(client) && client !== to.clientId)
      return messageWith([
        ...others.map((here) => ({ client: here.client, clock, state: stateTo(look, here) })),
        ...gone.map((client) => ({ client, clock, state: 'null' })),
      ])
    },
    hideCursors: (boards) => attendance.hide(all, boards),
    leave: (gone) => {
      const client = gone.clientId
      all.turned.delete(gone)
      if (client === null || all.states.get(client)?.from !== gone) return null
      all.guides.due = true
      attendance.forget(all, client)
      all.news.delete(client)
      return messageWith([{ client, clock: attendance.tick(all), state: 'null' }])
    },
  }
}

const NOBODY: ReadonlySet<number> = new Set()

const messageWith = (entries: Told[]): Uint8Array | null => {
  const message = wholeOf(writeBody(entries))
  return message && Buffer.concat(message)
}

const hear = (all: attendance.Attendance, from: Connection, client: number, json: Uint8Array): boolean => {
  const before = all.states.get(client)
  const isSame = before?.from === from && Buffer.compare(before.said, json) === 0
  if (isSame) return renew(all, client)
  const own = readOwn(json, from.seat.role)
  if (own === undefined || !from.mayTell(json.length, all.now())) return false
  if (own !== null) return stand(all, { client, from, own, said: json.slice() })
  if (!before) return false
  attendance.turn(all, from, LOOKS_ON)
  all.guides.due = true
  attendance.forget(all, client)
  all.news.set(client, ARRIVED)
  return true
}

/** A client that says nothing new wants to be known to be there still. */
const renew = (all: attendance.Attendance, client: number) =>
  (all.renewing ||= attendance.isStale(all, client))

const stand = (all: attendance.Attendance, here: Omit<Whereabouts, 'place'>): boolean => {
  const { client, from, own } = here
  const before = all.states.get(client)
  const isGuided = moveGuides(all, here, before)
  const hasTurned = attendance.turn(all, from, own) || isGuided
  if (before?.from !== from) {
    all.states.set(client, { ...here, place: placeOf(from, own) })
    attendance.note(all, client, ARRIVED)
    return true
  }
  const { place, cursor, selection } = changeOf(before.own, own)
  const moved = cursor || selection
  all.states.set(client, { ...here, place: place ? placeOf(from, own) : before.place })
  if (!place && !moved) return renew(all, client) || hasTurned
  attendance.note(all, client, { all: place, place, moved, selection, before: before.own.cursor })
  return true
}
