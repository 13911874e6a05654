import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { roundRequest } from '#shared/api/rounds.ts'
import { kindOf } from '#shared/rounds/kinds.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { RoundRow } from '../storage/schema.ts'
import { newKey } from './authorKey.ts'
import { orgsOfInitiative } from './orgsOfInitiative.ts'
import { countRounds } from './roundRows.ts'

export type Asked = z.output<typeof roundRequest>

/** Who leads or supports an initiative is the plan's to say, not the request's. */
const settingsOf = (asked: Asked, plan: Plan): Outcome<object> => {
  if (asked.kind !== 'scores') return done(asked.settings)
  const missing = asked.settings.initiatives.findIndex(({ id }) => !liveOf(plan, 'initiatives', id))
  if (missing >= 0)
    return refuse('invalid', 'There is no such initiative', ['settings', 'initiatives', missing])
  const initiatives = asked.settings.initiatives.map((one) => ({ ...one, orgIds: orgsOfInitiative(plan, one.id) })) // prettier-ignore
  return done({ ...asked.settings, initiatives })
}

/** A new round: a draft, or open at once. */
export const makeRound = async (parts: Parts, by: SeatInLab, asked: Asked): Promise<Outcome<RoundRow>> => {
  const kind = kindOf[asked.kind]
  if (asked.anonymous && !kind.mayBeAnonymous)
    return refuse('invalid', 'Rounds of this kind are given by name', ['anonymous'])
  const plan = await parts.rooms.read(by.lab.id)
  if (asked.workstreamId !== null && !liveOf(plan, 'workstreams', asked.workstreamId))
    return refuse('invalid', 'There is no such room', ['workstreamId'])
  const settings = settingsOf(asked, plan)
  if (!settings.ok) return settings
  const now = parts.now()
  const at = now.toISOString()
  const row: RoundRow = {
    id: uuid(),
    labId: by.lab.id,
    workstreamId: asked.workstreamId,
    kind: asked.kind,
    question: asked.question,
    settings: JSON.stringify(settings.value),
    anonymous: asked.anonymous ? 1 : 0,
    state: asked.open ? 'open' : 'draft',
    seconds: asked.seconds,
    createdBy: by.seat.id,
    createdAt: at,
    openedAt: asked.open ? at : null,
    endsAt: asked.open && asked.seconds !== null ? new Date(now.getTime() + asked.seconds * 1000).toISOString() : null, // prettier-ignore
    closedAt: null,
    revealedAt: null,
    purgedAt: null,
    forgotten: 0,
    answered: null,
    seats: null,
    result: null,
  }
  const outcome = await parts.db.transaction().execute(async (tx) => {
    if ((await countRounds(tx, by.lab.id)) >= LIMITS.roundsPerLab)
      return refuse('tooMany', `A lab has at most ${LIMITS.roundsPerLab} rounds`)
    await tx.insertInto('rounds').values(row).execute()
    await tx.insertInto('roundKeys').values({ roundId: row.id, key: newKey() }).execute()
    const { id, kind: of, question, anonymous } = asked.open ? row : { ...row, question: '' }
    await appendAudit(tx, {
      at,
      labId: by.lab.id,
      actor: by.seat.id,
      act: asked.open ? 'roundOpened' : 'roundDrafted',
      details: { roundId: id, kind: of, question, anonymous: anonymous === 1 },
    })
    return done(row)
  })
  if (outcome.ok) parts.rounds.changed(by.lab.id)
  return outcome
}
