import { upgradeWebSocket } from '@hono/node-server'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { OLDEST_PROTOCOL, PROTOCOL, speaksWith } from '#shared/wire/version.ts'
import { liveSeat, seatNow, type SeatInLab } from '../identity/seatRows.ts'
import type { Session } from '../identity/sessions.ts'
import { refuse } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { FIRST_EPOCH } from '../storage/storedDocument.ts'
import { param, seatHere } from './admit.ts'
import { answerRefusal } from './answer.ts'
import { routes } from './env.ts'
import { isFromHere } from './origin.ts'

const whole = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)

/**
 * `?ext=1&packed=1&parts=1&client=<Yjs client id>&epoch=<n>&protocol=<n>`; a client that does not know of them sends
 * none, and is taken as one that speaks y-websocket only.
 */
const query = z.object({
  ext: z.literal('1').optional(),
  packed: z.literal('1').optional(),
  parts: z.literal('1').optional(),
  client: whole.pipe(z.int().max(0xffff_ffff)).optional(),
  epoch: whole.default(FIRST_EPOCH),
  protocol: whole.optional(),
})

const SPOKEN = { protocol: PROTOCOL, oldestProtocol: OLDEST_PROTOCOL }

/** Ends a connection whose seat was revoked, or is another, since its room began to be loaded. */
const askAgain = async (parts: Parts, session: Session, { lab, seat }: SeatInLab): Promise<void> => {
  const now = await seatNow(parts.db, session, seat.id)
  if (!now) parts.rooms.closeSeat(lab.id, seat.id, CLOSE.unauthorised)
  else if (now.role !== seat.role || now.name !== seat.name)
    parts.rooms.closeSeat(lab.id, seat.id, CLOSE.goingAway)
}

/** The live document's address. Everything is decided before the upgrade: a refusal is an HTTP status. */
export const syncRoutes = (parts: Parts, isStopping: () => boolean) =>
  routes().get('/sync/:lab', async (c) => {
    if (!isFromHere(parts.config, c))
      return answerRefusal(c, refuse('forbidden', 'The request comes from another site'))
    const { session } = c.var
    const found = await seatHere(parts, session, param(c, 'lab'))
    if (!found.ok || !session) return answerRefusal(c, found.ok ? refuse('unauthenticated', '') : found)
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return c.text('Upgrade to a WebSocket', 426)
    const options = query.safeParse(c.req.query())
    if (!options.success)
      return answerRefusal(
        c,
        refuse('invalid', 'ext, packed, parts, client, epoch or protocol is not understood'),
      )
    const { lab, seat } = found.value
    const { ext, packed, parts: inParts, client, epoch, protocol } = options.data
    if (protocol !== undefined && !speaksWith(protocol, SPOKEN))
      return answerRefusal(c, refuse('stale', 'The page is of another version: reload it'))
    // A copy that does not say which document it is of could bring back what a restore took away.
    if (epoch !== lab.epoch)
      return answerRefusal(c, refuse('conflict', 'The document was restored: load it anew'))
    try {
      await parts.rooms.load(lab.id)
    } catch (error) {
      parts.log.error({ err: error, labId: lab.id }, 'a room could not be loaded')
      return answerRefusal(c, refuse('unavailable', 'The document cannot be loaded'))
    }
    if (isStopping()) return answerRefusal(c, refuse('unavailable', 'The server is stopping'))
    return upgradeWebSocket(
      c,
      {
        onOpen: (_event, { raw }) => {
          if (!(raw instanceof WebSocket)) throw new Error('The upgrade brought no WebSocket')
          parts.rooms.connect(raw, lab.id, liveSeat(seat), {
            ext: ext === '1',
            packed: packed === '1',
            parts: inParts === '1',
            clientId: client ?? null,
          })
          askAgain(parts, session, found.value).catch((error: unknown) => {
            parts.log.error({ err: error }, 'a seat could not be asked for again')
            parts.rooms.closeSeat(lab.id, seat.id, CLOSE.goingAway)
          })
        },
      },
      { onError: (error) => parts.log.error({ err: error }, 'a socket could not be opened') },
    )
  })
