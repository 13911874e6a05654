import { labRequest, type labList, type LabSession } from '#shared/api/labs.ts'
import type { z } from 'zod'
import { DOC_VERSION } from '#shared/doc/layout.ts'
import { OLDEST_PROTOCOL, PROTOCOL } from '#shared/wire/version.ts'
import { findSeats, formerSeatsOf, seatView, type SeatInLab } from '../identity/seatRows.ts'
import type { Session } from '../identity/sessions.ts'
import { createLab } from '../labs/createLab.ts'
import { labView } from '../labs/labRows.ts'
import type { Parts } from '../parts.ts'
import { inLab, signedIn } from './admit.ts'
import { answer } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'

const labSession = async (
  parts: Parts,
  { lab, seat }: SeatInLab,
  session: Session | null,
): Promise<LabSession> => ({
  protocol: PROTOCOL,
  oldestProtocol: OLDEST_PROTOCOL,
  lab: labView(lab),
  seat: seatView(seat),
  language: seat.language,
  ...(await formerSeatsOf(parts.db, seat, session)),
  phase: lab.phase,
  version: lab.version,
  epoch: lab.epoch,
  documentVersion: DOC_VERSION,
  build: await parts.clientBuild(),
  canvasLicenceKey: parts.config.canvasLicenceKey,
})

export const labRoutes = (parts: Parts) =>
  routes()
    .get(
      '/labs',
      signedIn(() => true),
      async (c) => {
        const seats = await findSeats(parts.db, c.var.signedIn)
        const list: z.infer<typeof labList> = { labs: seats.map(({ lab }) => labView(lab)) }
        return c.json(list)
      },
    )
    .post(
      '/labs',
      signedIn((session) => session.facilitator),
      body(labRequest),
      async (c) => answer(c, await createLab(parts, c.var.signedIn, c.req.valid('json')), (lab) => lab, 201),
    )
    .get('/labs/:lab/session', inLab(parts, 'read'), async (c) =>
      c.json(await labSession(parts, c.var.here, c.var.session)),
    )
