import { z } from 'zod'
import { requestOf } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import { BETWEEN, emptyRow, fund, governance, initiativeName, milestones, numbers, risk, rowName, rowsOf, spanOf, takenOn } from './content.ts' // prettier-ignore
import type { Replay } from './replay.ts'
import { ROOMS, type RoomWork } from './rooms.ts'
import type { Seat } from './seat.ts'
import { eventually } from '#test/support/eventually.ts'

/** Week 4, first: one seat of each room says what is planned, and by when. */
export const layGround = async ({ id, seatsOf, settled }: Replay): Promise<void> => {
  for (const room of ROOMS) seatsOf(room.code)[0]?.write(...milestones(id, room))
  await settled()
}

/** A text in so many pieces as somebody types. */
const typed = (text: string): string[] => {
  const words = text.split(' ')
  return words.map((_, at) => words.slice(0, at + 1).join(' '))
}

/**
 * All forty at once: each makes a row, and types words, dates and who does it, a piece after the other. `meanwhile`
 * is what others do at the same time.
 */
export const typeRows = async (replay: Replay, meanwhile: () => Promise<void>): Promise<void> => {
  const { id, seatsOf, settled } = replay
  const writing = ROOMS.flatMap((room) =>
    rowsOf(room).flatMap((row, at) => {
      const seat = seatsOf(room.code)[at]
      return seat ? [{ seat, steps: stepsOf(replay, room, row, seat) }] : []
    }),
  )
  if (writing.length !== 40) throw new Error(`${writing.length} seats have a row`)
  for (const { seat, room, row } of ROOMS.flatMap((room) =>
    rowsOf(room).map((row, at) => ({ seat: seatsOf(room.code)[at], room, row })),
  ))
    // prettier-ignore
    seat?.write(emptyRow(id, room, row))
  const longest = Math.max(...writing.map(({ steps }) => steps.length))
  const typing = async () => {
    for (let step = 0; step < longest; step++) {
      for (const { steps } of writing) steps[step]?.()
      // A breath, in which others' pieces arrive.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await Promise.all([typing(), meanwhile()])
  await settled()
}

const stepsOf = ({ id }: Replay, room: RoomWork, row: ReturnType<typeof rowsOf>[number], seat: Seat) => {
  const rowId = id(rowName(room, row))
  const set = (fields: Record<string, unknown>, base: Record<string, string> = {}) =>
    seat.write({ type: 'update', collection: 'activities', id: rowId, fields, base })
  const { plannedStart, plannedEnd } = spanOf(row)
  return [
    ...typed(row.text).map((text) => () => {
      set({ text }, { text: liveOf(seat.plan(), 'activities', rowId)?.text ?? '' })
    }),
    () => set({ responsibleIds: [id(`org ${seat.org}`)] }),
    () => set({ plannedStart }),
    () => set({ plannedEnd }),
  ]
}

/** Week 5: what it costs and how one will know, each initiative by one seat; `but` leaves a room for later. */
export const writeNumbers = async ({ lead, id, seatsOf, settled }: Replay): Promise<void> => {
  lead.write(fund(id))
  await settled()
  for (const room of ROOMS)
    for (const [n, one] of takenOn(room).entries()) seatsOf(room.code)[n]?.write(...numbers(id, room, one))
  await settled()
}

export const writeRisks = async ({ id, seatsOf, settled }: Replay): Promise<void> => {
  for (const room of ROOMS)
    for (const at of room.risks.keys()) seatsOf(room.code)[at + 4]?.write(...risk(id, room, at))
  await settled()
}

export const writeGovernance = async ({ id, seatsOf, settled }: Replay): Promise<void> => {
  for (const { code } of ROOMS) seatsOf(code)[0]?.write(...governance(id, code))
  await settled()
}

/** A row that waits for a row of another room is a request to that room. */
export const askRooms = async ({ id, seatsOf, settled }: Replay): Promise<void> => {
  for (const { name, first, waits, asks } of BETWEEN)
    seatsOf(asks)[0]?.write({ type: 'relate', id: id(name), fromId: id(first), toId: id(waits) })
  await settled()
}

/** The organisation that leads the asked room accepts it for the day it is planned for. */
export const acceptRequest = async ({ seats, id }: Replay, name: string, org: string): Promise<void> => {
  const speaker = seats.find((seat) => seat.org === org)
  const plan = speaker?.plan()
  const dependency = plan && liveOf(plan, 'dependencies', id(name))
  const request = dependency && requestOf(plan, dependency, null)
  if (!speaker || !request) throw new Error(`Nothing is asked of ${org}`)
  const { fromId, toId, type, lagDays } = request.dependency
  const body = { answer: 'accepted', reason: '', fromId, toId, type, lagDays, promised: request.date }
  await speaker.call(z.unknown(), 'POST', `/dependencies/${request.dependency.id}/answer`, body)
}

/** Week 6: those who lead say that they have heard it. */
export const syndicate = async ({ id, seatsOf, settled }: Replay): Promise<void> => {
  for (const room of ROOMS)
    for (const [n, [, at]] of takenOn(room).entries())
      seatsOf(room.code)[n]?.write({
        type: 'update',
        collection: 'initiatives',
        id: id(initiativeName(room, at)),
        fields: { state: 'syndicated' },
      })
  await settled()
}

/** Waits until a seat's plan has something. */
export const untilSeen = (seat: Seat, there: (plan: ReturnType<Seat['plan']>) => boolean): Promise<void> =>
  eventually(() => {
    if (!there(seat.plan())) throw new Error(`${seat.name} does not see it yet`)
  })
