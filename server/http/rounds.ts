import type { Context } from 'hono'
import { entryId, entryRequest, moreTimeRequest, roundRequest } from '#shared/api/rounds.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { done, refuse, notFound, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { giveAnswer, takeBack } from '../rounds/answerRound.ts'
import { makeRound } from '../rounds/makeRound.ts'
import { listRounds, readRound, recordOfRound, tellRound } from '../rounds/readRounds.ts'
import { closeRound, moreTime, openRound, purgeRound, revealRound } from '../rounds/runRound.ts'
import type { RoundRow } from '../storage/schema.ts'
import { inLab, param } from './admit.ts'
import { answer, answerDone, answerRefusal } from './answer.ts'
import { body } from './body.ts'
import { routes, type Env } from './env.ts'
import { tokenBucket } from './tokenBucket.ts'

/** Rounds of ideas, votes, scores and consent; what each seat is told of them is `roundFor`'s to say. */
export const roundRoutes = (parts: Parts) => {
  const given = tokenBucket({
    burst: LIMITS.roundAnswerBurst,
    perSecond: LIMITS.roundAnswersPerSecond,
    now: () => parts.now().getTime(),
  })
  const told = async (c: Context<Env>, outcome: Outcome<RoundRow>, status: 200 | 201 = 200) => {
    if (!outcome.ok) return answerRefusal(c, outcome)
    const round = await tellRound(parts.db, c.var.here, outcome.value, { now: parts.now() })
    return round ? c.json({ now: parts.now().toISOString(), round }, status) : answerRefusal(c, notFound())
  }
  const tooFast = (c: Context<Env>) =>
    given.take(c.var.here.seat.id) ? null : answerRefusal(c, refuse('tooMany', 'Too many answers at once: wait a moment')) // prettier-ignore
  const entryOf = (c: Context<Env>): Outcome<string> => {
    const id = entryId.safeParse(param(c, 'entry'))
    return id.success ? done(id.data) : refuse('invalid', 'An answer has a random UUID', ['entry'])
  }
  return routes()
    .get('/labs/:lab/rounds', inLab(parts, 'read'), async (c) => c.json(await listRounds(parts, c.var.here)))
    .get('/labs/:lab/rounds/:round', inLab(parts, 'read'), async (c) =>
      answer(c, await readRound(parts, c.var.here, param(c, 'round')), (round) => round),
    )
    .get('/labs/:lab/rounds/:round/record', inLab(parts, 'read'), async (c) =>
      answer(c, await recordOfRound(parts, c.var.here, param(c, 'round')), (record) => record),
    )
    .post('/labs/:lab/rounds', inLab(parts, 'runRounds'), body(roundRequest), async (c) =>
      told(c, await makeRound(parts, c.var.here, c.req.valid('json')), 201),
    )
    .post('/labs/:lab/rounds/:round/time', inLab(parts, 'runRounds'), body(moreTimeRequest), async (c) =>
      told(c, await moreTime(parts, c.var.here, param(c, 'round'), c.req.valid('json').seconds)),
    )
    .post('/labs/:lab/rounds/:round/open', inLab(parts, 'runRounds'), async (c) =>
      told(c, await openRound(parts, c.var.here, param(c, 'round'))),
    )
    .post('/labs/:lab/rounds/:round/close', inLab(parts, 'runRounds'), async (c) =>
      told(c, await closeRound(parts, c.var.here, param(c, 'round'))),
    )
    .post('/labs/:lab/rounds/:round/reveal', inLab(parts, 'runRounds'), async (c) =>
      told(c, await revealRound(parts, c.var.here, param(c, 'round'))),
    )
    .post('/labs/:lab/rounds/:round/purge', inLab(parts, 'runRounds'), async (c) =>
      told(c, await purgeRound(parts, c.var.here, param(c, 'round'))),
    )
    .put('/labs/:lab/rounds/:round/entries/:entry', inLab(parts, 'answerRounds'), body(entryRequest), async (c) => {
      const id = entryOf(c)
      if (!id.ok) return answerRefusal(c, id)
      const entry = { roundId: param(c, 'round'), entryId: id.value, body: c.req.valid('json').body }
      return tooFast(c) ?? answer(c, await giveAnswer(parts, c.var.here, entry), (kept) => kept)
    }) // prettier-ignore
    .delete('/labs/:lab/rounds/:round/entries/:entry', inLab(parts, 'answerRounds'), async (c) => {
      const id = entryOf(c)
      if (!id.ok) return answerRefusal(c, id)
      const late = tooFast(c)
      if (late) return late
      const entry = { roundId: param(c, 'round'), entryId: id.value }
      return answerDone(c, await takeBack(parts, c.var.here, entry))
    }) // prettier-ignore
}
