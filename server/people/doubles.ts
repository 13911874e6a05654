import type { Double } from '#shared/api/people.ts'
import type { SeatRow } from '../storage/schema.ts'
import { foldName } from './findName.ts'

type Named = Pick<SeatRow, 'id' | 'name' | 'organisationId' | 'organisationName' | 'createdAt'>

/** All of the largest lab; of more, the latest. Everyone on the server waits while they are compared. */
const MOST_COMPARED = 1_000
const MOST_TOLD = 100

interface Compared {
  seat: Named
  /** The parts of the name in one order. */
  parts: string[]
  whole: string
  organisation: string
}

const compared = (seat: Named): Compared => {
  const parts = foldName(seat.name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .toSorted()
  return {
    seat,
    parts,
    whole: parts.join(' '),
    organisation: seat.organisationId ?? foldName(seat.organisationName),
  }
}

/** Seats that look like one person's, the surest first: the same name, or nearly, in the same organisation. */
export const likelyDoubles = (seats: readonly Named[]): Double[] => {
  const all = seats.slice(-MOST_COMPARED).map(compared)
  const named = all.filter(({ whole }) => whole !== '')
  const found = [
    ...pairsWithin(named, ({ whole }) => whole).map((pair) => doubleOf(pair, 'sameName')),
    ...pairsWithin(named, ({ organisation }) => organisation)
      .filter(([a, b]) => a.whole !== b.whole && areSimilar(a, b))
      .map((pair) => doubleOf(pair, 'similarName')),
  ]
  return found.toSorted((a, b) => sureness(b) - sureness(a)).slice(0, MOST_TOLD)
}

type Pair = readonly [Compared, Compared]

/** Every two that have the same key. */
const pairsWithin = (all: readonly Compared[], key: (one: Compared) => string): Pair[] =>
  [...Map.groupBy(all, key).values()].flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).map((b) => [a, b] as const)),
  )

const doubleOf = ([a, b]: Pair, why: Double['why']): Double => {
  const [into, from] = a.seat.createdAt <= b.seat.createdAt ? [a.seat, b.seat] : [b.seat, a.seat]
  return { from: from.id, into: into.id, why, sameOrganisation: a.organisation === b.organisation }
}

const sureness = ({ why, sameOrganisation }: Double): number =>
  (why === 'sameName' ? 2 : 0) + (sameOrganisation ? 1 : 0)

const areSimilar = (a: Compared, b: Compared): boolean =>
  isPartOf(a, b) || isPartOf(b, a) || areNear(a.whole, b.whole)

/** `T. Nkosi` and `Nkosi` are parts of `Thandi Nkosi`. */
const isPartOf = (a: Compared, b: Compared): boolean =>
  a.parts.length <= b.parts.length &&
  a.parts.some((part) => part.length > 2 && b.parts.includes(part)) &&
  a.parts.every((part) =>
    b.parts.some((other) => other === part || (part.length === 1 && other.startsWith(part))),
  )

const LEAST_LETTERS = 6
const MOST_CHANGES = 2

/** Whether a few letters make one the other, as when somebody mistyped it. */
const areNear = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= LEAST_LETTERS && isWithin(MOST_CHANGES, a, b)

/** Whether so many letters changed, left out or put in make one the other. */
const isWithin = (changes: number, a: string, b: string): boolean => {
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const [x, y] = [a.slice(same), b.slice(same)]
  if (Math.abs(x.length - y.length) > changes) return false
  if (x === '' || y === '') return true
  return (
    changes > 0 &&
    (isWithin(changes - 1, x.slice(1), y.slice(1)) ||
      isWithin(changes - 1, x.slice(1), y) ||
      isWithin(changes - 1, x, y.slice(1)))
  )
}
