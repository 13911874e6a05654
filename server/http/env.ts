import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { SeatInLab } from '../identity/seatRows.ts'
import type { Session } from '../identity/sessions.ts'

/** What a request carries on its way: who asks, and behind `inLab` the seat it speaks for. */
export interface Env {
  Bindings: HttpBindings
  Variables: { session: Session | null; here: SeatInLab; signedIn: Session }
}

export const routes = () => new Hono<Env>()
