import { presenceOwn, type PresenceOwn, type PresenceView } from '#shared/wire/presence.ts'
import {
  allBut,
  messageOf,
  wholeOf,
  writeBody,
  type Body,
  type Message,
  type Told,
} from './awarenessBytes.ts'
import type { Connection } from './connection.ts'
import {
  POINTS_NOWHERE,
  STILL_HERE,
  pointing,
  restingState,
  selecting,
  wholeState,
  type Whereabouts,
} from './whereabouts.ts'

/** How a socket looks on: what its client said of itself, or nothing yet. */
export type Look = Pick<PresenceOwn, 'board' | 'cursors' | 'brief' | 'view'>
export const LOOKS_ON: Look = presenceOwn.parse({})

export type States = ReadonlyMap<number, Whereabouts>
type Cursor = PresenceOwn['cursor']

/** What is to be told of one client. */
export interface News {
  /** To everyone: it has come or gone, changed boards or what it edits, or nobody has heard of it for a while. */
  all: boolean
  /** Who it is and where has to be said, not only what it points at. */
  place: boolean
  moved: boolean
  selection: boolean
  /** Where it pointed when it was told of last. */
  before: Cursor
}

export const ARRIVED: News = { all: true, place: true, moved: true, selection: true, before: null }
export const STILL: News = { all: false, place: false, moved: false, selection: false, before: null }

export const together = (earlier: News, later: News): News => ({
  all: earlier.all || later.all,
  place: earlier.place || later.place,
  moved: earlier.moved || later.moved,
  selection: earlier.selection || later.selection,
  before: earlier.before,
})

export interface Batch {
  states: States
  clock: number
  news: ReadonlyMap<number, News>
  /** Boards on which moves are held back from those who look elsewhere on them. */
  crowded: ReadonlySet<string | null>
  /** Sockets that see another board than before, with how they looked on. */
  turned: ReadonlyMap<Connection, Look>
  /** Boards on which nobody is shown others' cursors. */
  hidden: ReadonlySet<string>
}

export const lookOf = ({ states, hidden }: Pick<Batch, 'states' | 'hidden'>, socket: Connection): Look => {
  const here = socket.clientId === null ? undefined : states.get(socket.clientId)
  return here?.from === socket ? asShown(here.own, hidden) : LOOKS_ON
}

/** Where cursors are hidden for everyone, nobody looks on with them. */
export const asShown = (look: Look, hidden: ReadonlySet<string>): Look =>
  look.cursors && look.board !== null && hidden.has(look.board) ? { ...look, cursors: false } : look

const sees = (look: Look, other: PresenceOwn): boolean => look.cursors && look.board === other.board

/** All that a socket may know of somebody. */
export const stateTo = (look: Look, here: Whereabouts): string =>
  sees(look, here.own) ? wholeState(here) : restingState(here)

/** The news as messages: written once for all who see the same, cut for each who sees less. */
export const tellNews = (batch: Batch): ((to: Connection) => Message | null) => {
  const audiences = new Map<string, Audience>()
  const audienceOf = (look: Look): Audience => {
    const key = `${look.brief} ${look.cursors ? (look.board ?? '') : 'none'}`
    let audience = audiences.get(key)
    if (!audience) audiences.set(key, (audience = writeFor(batch, look)))
    return audience
  }
  return (to) => {
    const look = lookOf(batch, to)
    const before = batch.turned.get(to)
    if (before) return welcome(batch, to, look, before)
    const { all, movers, whole, placeOf } = audienceOf(look)
    const own = to.clientId === null ? undefined : placeOf.get(to.clientId)
    const { view } = look
    if (view !== null && movers.length > 0 && batch.crowded.has(look.board)) {
      const moves = all.entries.length - movers.length
      return messageOf(all, (_, at) => {
        const mover = movers[at - moves]
        return at !== own && (mover === undefined || isNear(mover, to, view))
      })
    }
    return own === undefined ? whole : allBut(all, own)
  }
}

interface Mover {
  from: Connection
  now: Cursor
  before: Cursor
}

/** What all who look on alike are told. */
interface Audience {
  /** Who comes, goes and changes places, then who moved. */
  all: Body
  /** Who moved, as at the end of `all`. */
  movers: readonly Mover[]
  /** Where each client's entry is. */
  placeOf: ReadonlyMap<number, number>
  whole: Message | null
}

const writeFor = ({ states, clock, news }: Batch, look: Look): Audience => {
  const common: Told[] = []
  const moves: Told[] = []
  const movers: Mover[] = []
  for (const [client, told] of news) {
    const here = states.get(client)
    if (!here) common.push({ client, clock, state: 'null' })
    else if (told.all) common.push({ client, clock, state: stateFor(look, here, told) })
    else if (sees(look, here.own)) {
      moves.push({ client, clock, state: stateFor(look, here, told) })
      movers.push({ from: here.from, now: here.own.cursor, before: told.before })
    }
  }
  const all = writeBody([...common, ...moves])
  const placeOf = new Map(all.entries.map(({ client }, at) => [client, at]))
  return { all, movers, placeOf, whole: wholeOf(all) }
}

const stateFor = (look: Look, here: Whereabouts, { place, moved, selection }: News): string => {
  const isSeen = sees(look, here.own)
  if (!look.brief || place) return stateTo(look, here)
  if (!isSeen || !moved) return STILL_HERE
  return selection ? selecting(here) : pointing(here)
}

/** On a crowded board: those who lead, those of one's own organisation, and what happens before one's eyes. */
const isNear = ({ from, now, before }: Mover, to: Connection, view: PresenceView): boolean =>
  from.seat.role === 'facilitator' ||
  from.seat.role === 'labLead' ||
  from.seat.group === to.seat.group ||
  isIn(view, now) ||
  isIn(view, before)

const isIn = ({ x, y, w, h }: PresenceView, cursor: Cursor): boolean =>
  cursor !== null && cursor.x >= x && cursor.x <= x + w && cursor.y >= y && cursor.y <= y + h

/** Who has come to a board is told all of those on it, and that those on the one before point nowhere it sees. */
const welcome = ({ states, clock, news }: Batch, to: Connection, look: Look, before: Look) => {
  const entries: Told[] = []
  for (const client of news.keys()) if (!states.has(client)) entries.push({ client, clock, state: 'null' })
  for (const here of states.values()) {
    const { client, own } = here
    const told = news.get(client)
    if (client === to.clientId) continue
    const isSeen = sees(look, own)
    if (!look.brief || told?.place) entries.push({ client, clock, state: stateTo(look, here) })
    else if (isSeen) entries.push({ client, clock, state: selecting(here) })
    else if (sees(before, own)) entries.push({ client, clock, state: POINTS_NOWHERE })
    else if (told?.all) entries.push({ client, clock, state: STILL_HERE })
  }
  return wholeOf(writeBody(entries))
}
