import type { Context } from 'hono'
import { seatPatch, seatRequest, type Seat } from '#shared/api/identity.ts'
import { ownSeatPatch } from '#shared/api/labs.ts'
import { listSeats } from '../identity/seatRows.ts'
import { createSeat, keepLanguage, patchSeat, renewSeatLink } from '../identity/seats.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answer } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'
import { baseUrl } from './origin.ts'

export const seatRoutes = (parts: Parts) => {
  const withLink =
    (c: Context) =>
    ({ seat, token }: { seat: Seat; token: string }) => ({
      seat,
      personalLink: `${baseUrl(parts.config, c)}/enter/${token}`,
    })
  return routes()
    .get('/labs/:lab/seats', inLab(parts, 'read'), async (c) =>
      c.json({ seats: await listSeats(parts.db, c.var.here.lab.id) }),
    )
    .post('/labs/:lab/seats', inLab(parts, 'manageSeats'), body(seatRequest), async (c) =>
      answer(c, await createSeat(parts, c.var.here, c.req.valid('json')), withLink(c), 201),
    )
    .patch('/labs/:lab/seat', inLab(parts, 'read'), body(ownSeatPatch), async (c) => {
      await keepLanguage(parts.db, c.var.here.seat.id, c.req.valid('json').language)
      return c.body(null, 204)
    })
    .patch('/labs/:lab/seats/:seat', inLab(parts, 'manageSeats'), body(seatPatch), async (c) =>
      answer(c, await patchSeat(parts, c.var.here, param(c, 'seat'), c.req.valid('json')), (seat) => seat),
    )
    .post('/labs/:lab/seats/:seat/link', inLab(parts, 'read'), async (c) =>
      answer(c, await renewSeatLink(parts, c.var.here, param(c, 'seat')), withLink(c)),
    )
}
