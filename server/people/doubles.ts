import type { Double } from '#shared/api/people.ts'
import type { SeatRow } from '../storage/schema.ts'
import { foldName } from './findName.ts'

type Named = Pick<SeatRow, 'id' | 'name' | 'organisationId' | 'organisationName' | 'createdAt'>

/** More are nobody's work to look through, and comparing them would be felt. */
const MOST_COMPARED = 2_000
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
  const found: Double[] = []
  for (const [at, a] of all.entries())
    for (const b of all.slice(at + 1)) {
      const why = whyOne(a, b)
      if (why === null) continue
      const [into, from] = a.seat.createdAt <= b.seat.createdAt ? [a.seat, b.seat] : [b.seat, a.seat]
      found.push({ from: from.id, into: into.id, why, sameOrganisation: a.organisation === b.organisation })
    }
  return found.toSorted((a, b) => sureness(b) - sureness(a)).slice(0, MOST_TOLD)
}

const sureness = ({ why, sameOrganisation }: Double): number =>
  (why === 'sameName' ? 2 : 0) + (sameOrganisation ? 1 : 0)

const whyOne = (a: Compared, b: Compared): Double['why'] | null => {
  if (a.whole === '' || b.whole === '') return null
  if (a.whole === b.whole) return 'sameName'
  if (a.organisation !== b.organisation) return null
  return isPartOf(a, b) || isPartOf(b, a) || areNear(a.whole, b.whole) ? 'similarName' : null
}

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
const areNear = (a: string, b: string): boolean => {
  if (Math.min(a.length, b.length) < LEAST_LETTERS || Math.abs(a.length - b.length) > MOST_CHANGES)
    return false
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (Math.min(...next) > MOST_CHANGES) return false
    row = next
  }
  return (row[b.length] ?? 0) <= MOST_CHANGES
}
