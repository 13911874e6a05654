import { createMiddleware } from 'hono/factory'
import { hallAct, handRequest, reactionRequest } from '#shared/api/hall.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { refuse } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { inLab } from './admit.ts'
import { answerDone, answerRefusal } from './answer.ts'
import { body } from './body.ts'
import { routes, type Env } from './env.ts'
import { tokenBucket } from './tokenBucket.ts'

/** A seat that does too much of one thing is asked to wait; nobody else is. */
const notTooOften = (parts: Parts, burst: number, perSecond: number) => {
  const bucket = tokenBucket({ burst, perSecond, now: () => parts.now().getTime() })
  return createMiddleware<Env>(async (c, next) => {
    if (!bucket.take(c.var.here.seat.id))
      return answerRefusal(c, refuse('tooMany', 'That was very often: wait a moment'))
    return next()
  })
}

export const hallRoutes = (parts: Parts) => {
  const acts = notTooOften(parts, LIMITS.hallActBurst, LIMITS.hallActsPerSecond)
  const hands = notTooOften(parts, LIMITS.handBurst, LIMITS.handsPerSecond)
  const reactions = notTooOften(parts, LIMITS.reactionBurst, LIMITS.reactionsPerSecond)
  return routes()
    .get('/labs/:lab/hall', inLab(parts, 'read'), (c) => c.json(parts.halls.now(c.var.here.lab.id)))
    .post('/labs/:lab/hall/acts', inLab(parts, 'steer'), acts, body(hallAct), async (c) =>
      answerDone(c, await parts.halls.act(c.var.here, c.req.valid('json'))),
    )
    .put('/labs/:lab/hall/hand', inLab(parts, 'edit'), hands, body(handRequest), async (c) =>
      answerDone(c, await parts.halls.raise(c.var.here, c.req.valid('json').room)),
    )
    .delete('/labs/:lab/hall/hand', inLab(parts, 'edit'), hands, (c) => {
      parts.halls.lower(c.var.here)
      return c.body(null, 204)
    })
    .post('/labs/:lab/hall/reactions', inLab(parts, 'edit'), reactions, body(reactionRequest), (c) => {
      parts.halls.react(c.var.here, c.req.valid('json').kind)
      return c.body(null, 204)
    })
}
