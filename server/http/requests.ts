import { answerRequest } from '#shared/api/requests.ts'
import { answerRequestOf, answersGiven } from '../labs/requests.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answer } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'

export const requestRoutes = (parts: Parts) =>
  routes()
    .get('/labs/:lab/requests', inLab(parts, 'read'), async (c) =>
      c.json({ answers: await answersGiven(parts.db, c.var.here.lab.id) }),
    )
    .post('/labs/:lab/dependencies/:id/answer', inLab(parts, 'answer'), body(answerRequest), async (c) =>
      answer(
        c,
        await answerRequestOf(parts, c.var.here, param(c, 'id'), c.req.valid('json')),
        (given) => given,
        201,
      ),
    )
