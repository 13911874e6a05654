import { encodeGuidance } from '#shared/wire/frames.ts'
import { NO_GUIDANCE, type Guidance, type Summons } from '#shared/wire/guidance.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { PresenceOwn } from '#shared/wire/presence.ts'
import type { Attendance } from './attendance.ts'
import type { Connection } from './connection.ts'
import { frameOf } from './wire.ts'

/** Who follows whom, and where everybody is asked to come: told to those it concerns, in a frame of their own. */
export interface Guides {
  /** Something may have to be told. */
  due: boolean
  /** The last summons of each seat: another page of it, or a new socket, does not make it a new one. */
  readonly begun: Map<string, { id: string; at: number }>
  /** What each socket was told last. */
  readonly told: WeakMap<Connection, string>
}

export const openGuides = (): Guides => ({ due: false, begun: new Map(), told: new WeakMap() })

type All = Pick<Attendance, 'states' | 'guides' | 'now'>
interface Here {
  client: number
  from: Connection
  own: PresenceOwn
}

/** Takes in what a client says of itself; whether anyone has to be told. */
export const moveGuides = ({ states, guides, now }: All, here: Here, before: Here | undefined): boolean => {
  const { own, client, from } = here
  const was = before?.from === from ? before.own : null
  const { seatId } = from.seat
  if (own.summon && own.summon.id !== was?.summon?.id && guides.begun.get(seatId)?.id !== own.summon.id)
    guides.begun.set(seatId, { id: own.summon.id, at: now() })
  const isOther =
    was === null ||
    was.follow !== own.follow ||
    was.summon?.id !== own.summon?.id ||
    ((was.board !== own.board || !isSame(was.view, own.view)) && isFollowed(states, client))
  guides.due ||= isOther
  return isOther
}

const isSame = (a: PresenceOwn['view'], b: PresenceOwn['view']): boolean =>
  a?.x === b?.x && a?.y === b?.y && a?.w === b?.w && a?.h === b?.h

const isFollowed = (states: All['states'], client: number): boolean => {
  for (const { own } of states.values()) if (own.follow === client) return true
  return false
}

/** The frames that are due now, built once for all who get the same. */
export const takeGuides = (all: All): ((to: Connection) => Uint8Array | null) => {
  const { guides } = all
  if (!guides.due && guides.begun.size === 0) return () => null
  guides.due = false
  const guideOf = openGuideOf(all)
  const frames = new Map<string, Uint8Array>()
  return (to) => {
    const guide = newTo(guides, to, guideOf)
    if (guide === null) return null
    const frame = frames.get(guide) ?? frameOf(encodeGuidance(JSON.parse(guide)))
    frames.set(guide, frame)
    return frame
  }
}

/** The message (not framed) for one that has missed what was told, or null. */
export const guideTo = (all: All, to: Connection): Uint8Array | null => {
  const guide = newTo(all.guides, to, openGuideOf(all))
  return guide === null ? null : encodeGuidance(JSON.parse(guide))
}

const NOTHING = JSON.stringify(NO_GUIDANCE)

const newTo = ({ told }: Guides, to: Connection, guideOf: (to: Connection) => Guidance): string | null => {
  if (!to.ext) return null
  const guide = JSON.stringify(guideOf(to))
  if (guide === (told.get(to) ?? NOTHING)) return null
  told.set(to, guide)
  return guide
}

const openGuideOf = (all: All): ((to: Connection) => Guidance) => {
  const followers = followersOf(all.states)
  const leaders = leadersOfCircles(all.states)
  const summons = summonsOf(all)
  return (to) => {
    const here = to.clientId === null ? undefined : all.states.get(to.clientId)
    if (here?.from !== to) return { ...NO_GUIDANCE, summons }
    const client = followedBy(all.states, here.client)
    const own = client === null ? undefined : all.states.get(client)?.own
    const where = leaders.has(here.client) ? { board: here.own.board, view: null } : own
    return {
      followed: client !== null && where ? { client, board: where.board, view: where.view } : null,
      followers: [...(followers.get(here.client) ?? [])].filter((seat) => seat !== to.seat.seatId).length,
      summons,
    }
  }
}

/** Whom a client follows of those who are there; following oneself is following nobody. */
const followedBy = (states: All['states'], client: number): number | null => {
  const follow = states.get(client)?.own.follow ?? null
  return follow !== null && follow !== client && states.has(follow) ? follow : null
}

/**
 * Where people follow one another in a circle, each would be led to where the next one was, on and on. One of them leads:
 * they follow nobody's view.
 */
const leadersOfCircles = (states: All['states']): ReadonlySet<number> => {
  const leaders = new Set<number>()
  const passedBy = new Map<number, number>()
  for (const start of states.keys()) {
    let at: number | null = start
    for (; at !== null && !passedBy.has(at); at = followedBy(states, at)) passedBy.set(at, start)
    if (at === null || passedBy.get(at) !== start) continue
    let least = at
    for (let next = followedBy(states, at); next !== null && next !== at; next = followedBy(states, next))
      least = Math.min(least, next)
    leaders.add(least)
  }
  return leaders
}

/** Seats that follow each client: the pages of one are one person. */
const followersOf = (states: All['states']): Map<number, Set<string>> => {
  const followers = new Map<number, Set<string>>()
  for (const { own, from } of states.values()) {
    if (own.follow === null) continue
    const seats = followers.get(own.follow) ?? new Set()
    followers.set(own.follow, seats.add(from.seat.seatId))
  }
  return followers
}

/** The latest that has not ended: there is one place to be asked to. */
const summonsOf = ({ states, guides, now }: All): Summons | null => {
  let latest: { at: number; summons: Summons } | null = null
  for (const { client, own, from } of states.values()) {
    const { seatId, name } = from.seat
    const begun = guides.begun.get(seatId)
    if (!own.summon || begun?.id !== own.summon.id || now() - begun.at >= LIMITS.summonsMs) continue
    if (latest === null || begun.at > latest.at)
      latest = { at: begun.at, summons: { ...own.summon, client, seatId, name } }
  }
  return latest?.summons ?? null
}
