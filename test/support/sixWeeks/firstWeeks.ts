import type { RoundRequest, ViewOf } from '#shared/api/rounds.ts'
import { aspirationsOf, facts, issue, preparation, proposal } from './content.ts'
import type { Replay } from './replay.ts'
import { ROOMS, type RoomWork } from './rooms.ts'
import { act, answer, open } from './rounds.ts'
import type { Seat } from './seat.ts'

/** The plan a lab begins with. */
export const prepare = async ({ lead, id, settled }: Replay): Promise<void> => {
  await settled()
  lead.write(...preparation(id))
  await settled()
}

/** Week 1: each seat of a room writes its share of the facts, all rooms at once. */
export const writeFacts = async ({ lead, id, seatsOf, settled }: Replay): Promise<void> => {
  lead.write(...facts(id, null))
  for (const { code } of ROOMS) {
    const seats = seatsOf(code)
    for (const [at, fact] of facts(id, code).entries()) seats[at % seats.length]?.write(fact)
  }
  await settled()
}

/** Every room but one says what it aims for. */
export const writeAspirations = async ({ id, seatsOf, settled }: Replay, but: string): Promise<void> => {
  for (const { code } of ROOMS) if (code !== but) seatsOf(code)[0]?.write(...aspirationsOf(id, code))
  await settled()
}

const ASKED = 'What stands in the way?'
export const ideasRound = (workstreamId: string, anonymous: boolean): RoundRequest => ({
  kind: 'ideas',
  question: ASKED,
  workstreamId,
  anonymous,
  settings: {},
})

/** Week 2: the seats of a room write one idea each, without seeing the others'. */
export const writeIdeas = async ({ seatsOf }: Replay, room: RoomWork, round: string): Promise<void> => {
  await Promise.all(
    seatsOf(room.code).map((seat, at) => answer(seat, round, { title: room.ideas[placeOf(seat, at)] ?? '' })),
  )
}

/** Which of its ideas is a seat's: seats are called "AQ 3". */
const placeOf = ({ name }: Seat, at: number): number => (Number(name.split(' ').at(-1)) || at + 1) - 1

/** A named round of a room from its opening to its cards; whose ideas it told, and whose after its names were removed. */
export const wholeIdeasRound = async (replay: Replay, room: RoomWork) => {
  const { lead, id, seatsOf } = replay
  const round = await open(lead, ideasRound(id(`room ${room.code}`), false))
  await writeIdeas(replay, room, round)
  const shown = await act(lead, 'ideas', round, 'reveal')
  const [writer] = seatsOf(room.code)
  const texts = (shown.result?.ideas ?? []).map(({ title }) => title)
  // The cards lie as the ideas were thought of, not as they were drawn.
  for (const at of room.ideas.keys())
    if (texts.includes(room.ideas[at] ?? '')) writer?.write(issue(id, room, at))
  const purged = await act(lead, 'ideas', round, 'purge')
  return { shown: namesIn(shown), purged: namesIn(purged) }
}

/** Who is told to have written what a round shows. */
export const namesIn = ({ result }: ViewOf<'ideas'>): string[] =>
  (result?.ideas ?? []).flatMap(({ by }) => (by ? [by.name] : [])).toSorted()

/** Three causes are marked in each room, and what they cause is drawn to. `issueOf` finds a card by its words. */
export const markRootCauses = async (replay: Replay, issueOf: (text: string) => string): Promise<void> => {
  const { id, seatsOf, settled } = replay
  for (const room of ROOMS)
    for (const [at, seat] of seatsOf(room.code).slice(0, 3).entries()) {
      const [cause = '', effect = ''] = [room.ideas[at], room.ideas[at + 3]].map((text) =>
        issueOf(text ?? ''),
      )
      seat.write(
        {
          type: 'update',
          collection: 'issues',
          id: cause,
          fields: { isRootCause: true, theme: 'governance' },
        },
        { type: 'relate', id: id(`causes ${room.code} ${at + 1}`), fromId: cause, toId: effect },
      )
    }
  await settled()
}

/** Week 3: the first four of each room propose an initiative; three of them answer a root cause. */
export const propose = async (replay: Replay, issueOf: (text: string) => string): Promise<void> => {
  const { id, seatsOf, settled } = replay
  for (const room of ROOMS)
    for (const [at, seat] of seatsOf(room.code).slice(0, 4).entries()) {
      seat.write(proposal(id, room, at))
      const cause = room.ideas[at]
      if (at < 3 && cause)
        seat.write({ type: 'relate', id: id(`answers ${room.code} ${at + 1}`), fromId: id(`initiative ${room.code} ${at + 1}`), toId: issueOf(cause) }) // prettier-ignore
    }
  await settled()
}
