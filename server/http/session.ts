import type { Context } from 'hono'
import { enterRequest, type SessionResponse } from '#shared/api/identity.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { enter } from '../identity/enter.ts'
import { findSeats } from '../identity/seatRows.ts'
import { endSession, type Session } from '../identity/sessions.ts'
import type { Parts } from '../parts.ts'
import { answer } from './answer.ts'
import { body } from './body.ts'
import { forgetSession, setSession } from './cookie.ts'
import { routes } from './env.ts'
import type { KeyGate } from './keyGate.ts'

const view = async (parts: Parts, session: Session | null): Promise<SessionResponse> => {
  if (!session) return { person: null, labs: [] }
  const { name, facilitator, deliveryUnit } = session
  const seats = await findSeats(parts.db, session)
  const labs = seats.map(({ lab, seat }) => ({
    id: lab.id,
    slug: lab.slug,
    name: lab.name,
    seatId: seat.id,
    role: seat.role,
  }))
  return { person: { name, facilitator, deliveryUnit }, labs }
}

/** Ends a session and what is open through it; the seat's other devices come back by themselves. */
const leave = async (parts: Parts, session: Session): Promise<void> => {
  const seats = await findSeats(parts.db, session)
  await endSession(parts.db, session.id, parts.now())
  for (const { lab, seat } of seats) parts.rooms.closeSeat(lab.id, seat.id, CLOSE.goingAway)
}

/** Pictures of boards are kept by the browser, and go with what else this device keeps of who was here. */
const forgetPictures = (c: Context): void => c.header('Clear-Site-Data', '"cache"')

export const sessionRoutes = (parts: Parts, gate: KeyGate) =>
  routes()
    .get('/session', async (c) => c.json(await view(parts, c.var.session)))
    .delete('/session', async (c) => {
      if (c.var.session) await leave(parts, c.var.session)
      forgetSession(c, parts.config)
      forgetPictures(c)
      return c.body(null, 204)
    })
    .post('/enter', body(enterRequest), async (c) => {
      const { token, name } = c.req.valid('json')
      const entered = await gate.lookUp(c, () => enter(parts, c.var.session, token, name))
      if (entered.ok) {
        if (entered.value.replaces) {
          await leave(parts, entered.value.replaces)
          forgetPictures(c)
        }
        if (entered.value.sessionToken) setSession(c, parts.config, entered.value.sessionToken)
      }
      return answer(c, entered, ({ location, needsName }) => ({ location, needsName }))
    })
