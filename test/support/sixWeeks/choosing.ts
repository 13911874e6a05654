import { initiativeName } from './content.ts'
import type { Replay } from './replay.ts'
import { CUT, ROOMS } from './rooms.ts'
import { answer, between, open, refusalOf } from './rounds.ts'
import type { Seat } from './seat.ts'

/** Every initiative of every room: its name here, its words, its lead, and whether it is to make the cut. */
const proposed = ROOMS.flatMap((room) =>
  room.proposals.map(({ title, lead, rows }, at) => ({
    name: initiativeName(room, at),
    label: `${room.code}-${at + 1} ${title}`,
    lead,
    isGood: rows.length > 0,
  })),
)

/** A secret vote with six dots, a quorum of half the seats, and a result by sector. */
export const openVote = ({ lead, id }: Replay): Promise<string> =>
  open(lead, {
    kind: 'votes',
    question: 'Which of these first?',
    anonymous: true,
    settings: {
      options: proposed.map(({ name, label }) => ({ id: name, label, entityId: id(name) })),
      dots: 6,
      most: 2,
      quorum: { of: 'share', percent: 50 },
    },
  })

/** Six dots by chance: two on one initiative that is good, the others on any. */
export const vote = async ({ random }: Replay, seats: readonly Seat[], round: string): Promise<void> => {
  const good = proposed.filter(({ isGood }) => isGood)
  const ballots = seats.map(() => {
    const first = good[between(random, 0, good.length - 1)]?.name ?? ''
    const others = proposed.map(({ name }) => name).filter((name) => name !== first)
    const from = between(random, 0, others.length - 4)
    return [
      { optionId: first, count: 2 },
      ...others.slice(from, from + 4).map((optionId) => ({ optionId, count: 1 })),
    ]
  })
  await Promise.all(seats.map((seat, at) => answer(seat, round, { dots: ballots[at] })))
}

export const openScores = ({ lead, id }: Replay): Promise<string> =>
  open(lead, {
    kind: 'scores',
    question: 'How good is each initiative?',
    settings: {
      criteria: [
        { id: 'impact', label: 'Impact', weight: 3 },
        { id: 'ease', label: 'Ease', weight: 2 },
      ],
      initiatives: proposed.map(({ name, label }) => ({ id: id(name), label })),
      cut: CUT,
    },
  })

const VALUES = { good: [3, 5], other: [0, 2] } as const

/** What a seat may score: not what its own organisation leads. */
const sheetOf = ({ random, id }: Replay, seat: Seat) => ({
  scores: proposed
    .filter(({ lead }) => lead !== seat.org)
    .map(({ name, isGood }) => {
      const [least, most] = VALUES[isGood ? 'good' : 'other']
      const value = (criterionId: string) => ({ criterionId, score: between(random, least, most) })
      return { initiativeId: id(name), values: [value('impact'), value('ease')] }
    }),
})

/** Everyone scores; one declares an interest in an initiative that is not its own. */
export const score = async (replay: Replay, seats: readonly Seat[], round: string): Promise<void> => {
  const sheets = seats.map((seat) => sheetOf(replay, seat))
  const interest = replay.id('initiative AQ 3')
  await Promise.all(
    seats.map((seat, at) => {
      const { scores } = sheets[at] ?? { scores: [] }
      if (seat.name !== 'AQ 3') return answer(seat, round, { scores })
      return answer(seat, round, {
        conflicts: [interest],
        scores: scores.filter(({ initiativeId }) => initiativeId !== interest),
      })
    }),
  )
}

/** A score for an initiative that the seat's own organisation leads is not taken (R8). */
export const scoreOwn = ({ id }: Replay, seat: Seat, round: string): Promise<string | null> => {
  const own = proposed.find(({ lead }) => lead === seat.org)
  const values = ['impact', 'ease'].map((criterionId) => ({ criterionId, score: 5 }))
  return refusalOf(seat, round, { scores: [{ initiativeId: id(own?.name ?? ''), values }] })
}

/** The short list is what lies above the cut. */
export const shortlist = async ({ lead, settled }: Replay, above: readonly string[]): Promise<void> => {
  lead.write(
    ...above.map((id) => ({
      type: 'update' as const,
      collection: 'initiatives' as const,
      id,
      fields: { state: 'shortlisted' },
    })),
  )
  await settled()
}
