import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { forbidden, may, type Action } from '../identity/policy.ts'
import { findSeat, type SeatInLab } from '../identity/seatRows.ts'
import { findSession, type Session } from '../identity/sessions.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { answerRefusal } from './answer.ts'
import { sessionToken } from './cookie.ts'
import type { Env } from './env.ts'

/** Finds out who asks; a stranger is null. */
export const identify = (parts: Parts) =>
  createMiddleware<Env>(async (c, next) => {
    const token = sessionToken(c)
    c.set('session', token === undefined ? null : await findSession(parts.db, token, parts.now()))
    await next()
  })

const unauthenticated = () => refuse('unauthenticated', 'Enter by your personal link first')

/** The seat a request may speak for in a lab. Absent lab and no seat in it give one and the same answer. */
export const seatHere = async (
  parts: Parts,
  session: Session | null,
  labKey: string,
): Promise<Outcome<SeatInLab>> => {
  if (!session) return unauthenticated()
  const found = await findSeat(parts.db, session, labKey)
  return found ? done(found) : notFound()
}

/** Lets a request through to a lab when its seat's role may do this there. */
export const inLab = (parts: Parts, action: Action) =>
  createMiddleware<Env>(async (c, next) => {
    const found = await seatHere(parts, c.var.session, c.req.param('lab') ?? '')
    if (!found.ok) return answerRefusal(c, found)
    const { seat, lab } = found.value
    if (!may(seat.role, action)) return answerRefusal(c, forbidden(action, seat.role))
    c.set('here', { seat, lab })
    return next()
  })

/** Lets a person through who has such a right on this server, beyond any lab. */
export const signedIn = (right: (session: Session) => boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const { session } = c.var
    if (!session) return answerRefusal(c, unauthenticated())
    if (!right(session)) return answerRefusal(c, refuse('forbidden', 'This is for others on this server'))
    c.set('signedIn', session)
    return next()
  })

export const param = (c: Context, name: string): string => c.req.param(name) ?? ''
