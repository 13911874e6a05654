import type { Context } from 'hono'
import { erasureRequest, mergeRequest, rebindRequest } from '#shared/api/people.ts'
import type { Parts } from '../parts.ts'
import { askedErasure, askErasure, toLookAfter } from '../people/askErasure.ts'
import { erasePerson, previewErasure } from '../people/erasePerson.ts'
import { mergeSeat, previewMerge, unmergeSeat } from '../people/mergeSeat.ts'
import { previewRebind, rebindSeat } from '../people/rebindSeat.ts'
import { inLab, param } from './admit.ts'
import { answer, answerDone } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'
import { entranceUrl } from './origin.ts'

/** Seats that are one person's, a seat that becomes another's, and a person who is erased. */
export const peopleRoutes = (parts: Parts) => {
  const same = <T>(value: T) => value
  const ask = async (c: Context, asks: boolean) => answerDone(c, await askErasure(parts, c.var.here, asks))
  return routes()
    .get('/labs/:lab/doubles', inLab(parts, 'manageSeats'), async (c) =>
      c.json(await toLookAfter(parts.db, c.var.here)),
    )
    .get('/labs/:lab/seats/:seat/merge/:into', inLab(parts, 'manageSeats'), async (c) =>
      answer(c, await previewMerge(parts, c.var.here, param(c, 'seat'), param(c, 'into')), same),
    )
    .post('/labs/:lab/seats/:seat/merge', inLab(parts, 'manageSeats'), body(mergeRequest), async (c) =>
      answer(c, await mergeSeat(parts, c.var.here, param(c, 'seat'), c.req.valid('json').into), same),
    )
    .delete('/labs/:lab/seats/:seat/merge', inLab(parts, 'manageSeats'), async (c) =>
      answer(c, await unmergeSeat(parts, c.var.here, param(c, 'seat')), same),
    )
    .get('/labs/:lab/seats/:seat/hand-over', inLab(parts, 'manageSeats'), async (c) =>
      answer(c, await previewRebind(parts, c.var.here, param(c, 'seat')), same),
    )
    .post('/labs/:lab/seats/:seat/hand-over', inLab(parts, 'manageSeats'), body(rebindRequest), async (c) =>
      answer(
        c,
        await rebindSeat(parts, c.var.here, param(c, 'seat'), c.req.valid('json')),
        ({ seat, token }) => ({ seat, personalLink: entranceUrl(parts.config, c, token) }),
      ),
    )
    .get('/labs/:lab/seats/:seat/erasure', inLab(parts, 'erase'), async (c) =>
      answer(c, await previewErasure(parts, c.var.here, param(c, 'seat')), same),
    )
    .post('/labs/:lab/seats/:seat/erasure', inLab(parts, 'erase'), body(erasureRequest), async (c) =>
      answer(c, await erasePerson(parts, c.var.here, param(c, 'seat'), c.req.valid('json').confirm), same),
    )
    .get('/labs/:lab/erasure-request', inLab(parts, 'read'), async (c) =>
      c.json(await askedErasure(parts.db, c.var.here)),
    )
    .put('/labs/:lab/erasure-request', inLab(parts, 'read'), (c) => ask(c, true))
    .delete('/labs/:lab/erasure-request', inLab(parts, 'read'), (c) => ask(c, false))
}
