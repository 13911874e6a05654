import type { Context } from 'hono'
import { linkRequest, seatPatch, seatRequest, type Seat } from '#shared/api/identity.ts'
import { ownSeatPatch } from '#shared/api/labs.ts'
import { listSeats } from '../identity/seatRows.ts'
import { makeSeatLink, revokeSeatLink, seatLinks } from '../identity/seatLinks.ts'
import { createSeat, keepLanguage, patchSeat } from '../identity/seats.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answer } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'
import { linkGate } from './linkGate.ts'
import { entranceUrl } from './origin.ts'

export const seatRoutes = (parts: Parts) => {
  const gate = linkGate(() => parts.now().getTime())
  const withLink =
    (c: Context) =>
    ({ seat, token }: { seat: Seat; token: string }) => ({
      seat,
      personalLink: entranceUrl(parts.config, c, token),
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
    .post('/labs/:lab/seats/:seat/link', inLab(parts, 'read'), body(linkRequest), async (c) => {
      const { here } = c.var
      const seatId = param(c, 'seat')
      const mayMake = () => gate(here.seat.id, seatId)
      const made = await makeSeatLink(parts, here, seatId, { ...c.req.valid('json'), mayMake })
      return answer(c, made, withLink(c))
    })
    .get('/labs/:lab/seats/:seat/links', inLab(parts, 'read'), async (c) =>
      answer(c, await seatLinks(parts, c.var.here, param(c, 'seat')), (links) => ({ links })),
    )
    .delete('/labs/:lab/seats/:seat/links/:link', inLab(parts, 'read'), async (c) => {
      const outcome = await revokeSeatLink(parts, c.var.here, param(c, 'seat'), param(c, 'link'))
      return answer(c, outcome, (links) => ({ links }))
    })
}
