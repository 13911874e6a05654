import { placeRequest } from '#shared/api/rooms.ts'
import { placeSeats, roomPeopleOf } from '../labs/roomPeople.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answerRefusal } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'

export const roomRoutes = (parts: Parts) =>
  routes()
    .get('/labs/:lab/rooms/people', inLab(parts, 'read'), async (c) =>
      c.json(await roomPeopleOf(parts.db, c.var.here.lab.id)),
    )
    .put('/labs/:lab/rooms/:room/people', inLab(parts, 'placeSeats'), body(placeRequest), async (c) => {
      const outcome = await placeSeats(parts, c.var.here, param(c, 'room'), c.req.valid('json'))
      return outcome.ok ? c.json(await roomPeopleOf(parts.db, c.var.here.lab.id)) : answerRefusal(c, outcome)
    })
