import type { Request } from '#shared/plan/requests.ts'

/** How urgently a request has to be looked at, as the people of either side would order them. */
export type Standing = 'waiting' | 'moved' | 'refused' | 'settled'

export const standingOf = ({ state, moved, dropped }: Request): Standing => {
  if (state !== 'accepted') return state
  return moved > 0 || dropped ? 'moved' : 'settled'
}

const ASKED: readonly Standing[] = ['waiting', 'moved', 'refused', 'settled']
const ASKS: readonly Standing[] = ['refused', 'moved', 'waiting', 'settled']

/** What waits for this side first; within it by the day it is needed, what has none last. */
export const inOrder = (requests: readonly Request[], side: 'asked' | 'asks'): Request[] => {
  const order = side === 'asked' ? ASKED : ASKS
  const rank = (one: Request) => order.indexOf(standingOf(one))
  const day = (one: Request) => one.neededBy ?? '9999'
  return requests.toSorted(
    (a, b) =>
      rank(a) - rank(b) || day(a).localeCompare(day(b)) || a.dependency.id.localeCompare(b.dependency.id),
  )
}

export type Counts = Record<Standing, number>

export const countsOf = (requests: readonly Request[]): Counts => {
  const counts: Counts = { waiting: 0, moved: 0, refused: 0, settled: 0 }
  for (const one of requests) counts[standingOf(one)] += 1
  return counts
}
