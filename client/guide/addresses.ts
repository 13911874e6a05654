import { liveOf, workstreams } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { roomKey } from '#client/lab/roomKey.ts'

/** The views of a room, as the last part of their addresses. */
const VIEWS = ['canvas', 'plan', 'list', 'timeline'] as const
export type RoomView = (typeof VIEWS)[number]

/** A point of a board (its middle on the screen) and how near it is looked at. */
export interface Spot {
  x: number
  y: number
  zoom: number
}

/** The path of a room's view; null for a room that is not in the plan. */
export const roomAddress = (plan: Plan, lab: string, board: string | null, view: RoomView): string | null => {
  const room = liveOf(plan, 'workstreams', board)
  return room && `/labs/${lab}/rooms/${roomKey(room, workstreams(plan))}/${view}`
}

/** A card's own address, in the view of its room that one asks for. */
export const cardAddress = (
  plan: Plan,
  lab: string,
  card: { id: string; board: string | null },
  view: RoomView = 'canvas',
): string | null => {
  const room = roomAddress(plan, lab, card.board, view)
  return room && `${room}?card=${card.id}`
}

/** How a path names its lab: a page that goes on in the same lab goes on naming it so, and is not loaded anew. */
export const labIn = (path: string): string => /^\/labs\/([^/]+)/.exec(path)?.[1] ?? ''

/** The view of a room that a path shows, if it shows one of the lab as it is now. */
export const viewIn = (path: string): RoomView | null => {
  const last = /^\/labs\/[^/]+\/rooms\/[^/]+\/([^/]+)\/?$/.exec(path)?.[1]
  return VIEWS.find((view) => view === last) ?? null
}

/** A path without the view: two views of a room are one place to be in. */
export const placeIn = (path: string): string => (viewIn(path) ? path.replace(/\/[^/]+\/?$/, '') : path)

/** What a page's address ends with, without the card or place it was opened for: to come back to where one was since. */
export const withoutArrival = (search: string): string => {
  const params = new URLSearchParams(search)
  params.delete('card')
  params.delete('at')
  return params.size === 0 ? '' : `?${params.toString()}`
}

/** As an address says it: whole units of the board, and zoom to a hundredth. */
export const spotText = ({ x, y, zoom }: Spot): string =>
  [Math.round(x), Math.round(y), Math.round(zoom * 100) / 100].join(',')

const FARTHEST = 10_000_000
const ZOOM = { least: 0.05, most: 8 }

/** What `?at=x,y,zoom` says; null for anything that is no place on a board. */
export const readSpot = (text: string | null): Spot | null => {
  const numbers = (text ?? '').split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
  const [x = NaN, y = NaN, zoom = 1] = numbers
  const near = [x, y].every((value) => Math.abs(value) <= FARTHEST)
  if (numbers.length < 2 || numbers.length > 3 || !near || !(zoom > 0)) return null
  return { x, y, zoom: Math.min(ZOOM.most, Math.max(ZOOM.least, zoom)) }
}
