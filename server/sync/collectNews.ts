import { HELD_EVERY_MS, isStale, left, tick, type Attendance } from './attendance.ts'
import { STILL, together, type Batch, type News, type States } from './presenceNews.ts'

/** More people than this on a board are more cursors than anyone follows, and cost by their square. */
export const CROWD = 50

/** What is to be told now; it counts as told from now on. */
export const collectNews = (all: Attendance): Batch => {
  const { states, turned } = all
  const isHeldDue = all.held.size > 0 && left(all, all.toldHeld, HELD_EVERY_MS) === 0
  const news = withRest(all, isHeldDue)
  const crowded = isHeldDue ? NONE : crowdedBoards(states)
  all.toldNews = all.now()
  if (all.held.size === 0 || isHeldDue) all.toldHeld = all.toldNews
  for (const [client, told] of news) {
    const here = states.get(client)
    if (here && told.all) all.heardOf.set(client, all.toldNews)
    if (here && !told.all && crowded.has(here.own.board)) all.held.set(client, told)
    else all.held.delete(client)
  }
  all.news = new Map()
  all.turned = new Map()
  all.renewing = false
  return { states, clock: tick(all), news, crowded, turned, hidden: all.hidden }
}

/** The news, with who has not been heard of for a while and, when it is time, whose moves were held back. */
const withRest = (all: Attendance, isHeldDue: boolean): Map<number, News> => {
  const news = new Map(all.news)
  for (const [client, { own }] of all.states) {
    const held = all.held.get(client)
    const fresh = news.get(client)
    const stale = isStale(all, client)
    if (!fresh && !stale && !isHeldDue) continue
    const told = held && fresh ? { ...together(held, fresh), before: fresh.before } : (held ?? fresh)
    if (stale) news.set(client, { ...STILL, before: own.cursor, ...told, all: true })
    else if (told) news.set(client, told)
  }
  return news
}

const NONE: ReadonlySet<string | null> = new Set()

/** Boards that more people look at than one can follow. The sockets of a seat are one person. */
const crowdedBoards = (states: States): ReadonlySet<string | null> => {
  if (states.size <= CROWD) return NONE
  const boards = new Map<string | null, Set<string>>()
  for (const { own, from } of states.values()) {
    const seats = boards.get(own.board) ?? new Set()
    boards.set(own.board, seats.add(from.seat.seatId))
  }
  return new Set([...boards].flatMap(([board, seats]) => (seats.size > CROWD ? [board] : [])))
}
