import { validator } from 'hono/validator'
import { commentsQuery, readRequest } from '#shared/api/comments.ts'
import { commentAuthorsOf } from '../comments/commentAuthors.ts'
import { markRead, readBy } from '../comments/reads.ts'
import { refuse } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { inLab } from './admit.ts'
import { answerDone, answerRefusal } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'

const named = validator('query', (query, c) => {
  const parsed = commentsQuery.safeParse(query)
  if (parsed.success) return parsed.data
  return answerRefusal(c, refuse('invalid', 'Not what this address takes', ['ids']))
})

/** Who wrote what is said in a lab, and what one's own seat has read of it. */
export const commentRoutes = (parts: Parts) =>
  routes()
    .get('/labs/:lab/comments', inLab(parts, 'read'), named, async (c) =>
      c.json({ comments: await commentAuthorsOf(parts, c.var.here.lab.id, c.req.valid('query').ids) }),
    )
    .get('/labs/:lab/inbox', inLab(parts, 'read'), async (c) =>
      c.json({ read: await readBy(parts.db, c.var.here) }),
    )
    .post('/labs/:lab/inbox', inLab(parts, 'read'), body(readRequest), async (c) =>
      answerDone(c, await markRead(parts, c.var.here, c.req.valid('json'))),
    )
