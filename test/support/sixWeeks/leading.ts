import { z } from 'zod'
import { expect } from 'vitest'
import { hallResponse } from '#shared/api/hall.ts'
import { programmeView } from '#shared/api/programme.ts'
import type { Session } from '#shared/programme/template.ts'
import type { Replay } from './replay.ts'

const sessions = async ({ lead }: Replay): Promise<Session[]> =>
  (await lead.call(programmeView, 'GET', '/programme')).programme.weeks.flatMap(({ days }) =>
    days.flatMap((day) => day.sessions),
  )

/** Ticks what the lab has once and nobody but its lead can tell. */
export const tick = async (replay: Replay, title: string): Promise<void> => {
  const artefact = (await sessions(replay)).flatMap(({ leaves }) => leaves).find((one) => one.title === title)
  const body = { artefactId: artefact?.id, workstreamId: null, there: true }
  await replay.lead.call(z.unknown(), 'POST', '/programme/ticks', body)
}

/** Begins a timer for a session of the programme, as long as that is to be; others are told of it. */
export const beginTimer = async (replay: Replay, title: string): Promise<void> => {
  const session = (await sessions(replay)).find((one) => one.title === title)
  const body = {
    act: 'beginTimer',
    seconds: (session?.minutes ?? 0) * 60,
    label: title,
    session: session?.id,
  }
  expect((await replay.lead.ask('POST', '/hall/acts', body)).status).toBe(204)
  const other = replay.seats.at(-1)
  const { timers } = (await other?.call(hallResponse, 'GET', '/hall')) ?? { timers: [] }
  expect(timers.map((timer) => timer.session)).toContain(session?.id)
}
