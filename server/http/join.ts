import { joinRequest } from '#shared/api/identity.ts'
import { findInvitation, invitationOrganisations } from '../identity/invitations.ts'
import { join } from '../identity/join.ts'
import { done, notFound } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { labById } from '../labs/labRows.ts'
import { param } from './admit.ts'
import { answer, answerRefusal } from './answer.ts'
import { body } from './body.ts'
import { setSession } from './cookie.ts'
import { routes } from './env.ts'
import { refuseTooMany, type KeyGate } from './keyGate.ts'
import { entranceUrl } from './origin.ts'

/** What the join page shows for a link or code that is open. */
const invitationView = async (parts: Parts, key: string) => {
  const invitation = await findInvitation(parts.db, key)
  if (!invitation) return notFound()
  const lab = await labById(parts.db, invitation.labId)
  const plan = await parts.rooms.read(lab.id)
  return done({ labName: lab.name, role: invitation.role, organisations: invitationOrganisations(plan) })
}

export const joinRoutes = (parts: Parts, gate: KeyGate) =>
  routes()
    .get('/invitations/:key', async (c) =>
      answer(c, await gate.lookUp(c, () => invitationView(parts, param(c, 'key'))), (view) => view),
    )
    .post('/join', body(joinRequest), async (c) => {
      if (!gate.mayJoin(c)) return answerRefusal(c, refuseTooMany())
      const joined = await gate.lookUp(c, () => join(parts, c.var.session, c.req.valid('json')))
      if (joined.ok && joined.value.sessionToken) setSession(c, parts.config, joined.value.sessionToken)
      return answer(c, joined, ({ lab, seatId, linkToken }) => ({
        labId: lab.id,
        slug: lab.slug,
        seatId,
        personalLink: entranceUrl(parts.config, c, linkToken),
      }))
    })
