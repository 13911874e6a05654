import { lockRequest } from '#shared/api/locks.ts'
import { liftLock, setLock } from '../labs/locks.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answer, answerDone } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'

export const lockRoutes = (parts: Parts) =>
  routes()
    .post('/labs/:lab/locks', inLab(parts, 'lock'), body(lockRequest), async (c) =>
      answer(c, await setLock(parts, c.var.here, c.req.valid('json')), (lock) => lock, 201),
    )
    .delete('/labs/:lab/locks/:lock', inLab(parts, 'lock'), async (c) =>
      answerDone(c, await liftLock(parts, c.var.here, param(c, 'lock'))),
    )
