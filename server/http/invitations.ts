import type { Context } from 'hono'
import { invitationRequest, type Invitation } from '#shared/api/identity.ts'
import {
  createInvitation,
  listInvitations,
  revokeInvitation,
  type InvitationWithToken,
} from '../identity/invitations.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answer } from './answer.ts'
import { body } from './body.ts'
import { routes } from './env.ts'
import { baseUrl } from './origin.ts'

export const invitationRoutes = (parts: Parts) => {
  const view =
    (c: Context) =>
    ({ token, ...invitation }: InvitationWithToken): Invitation => ({
      ...invitation,
      link: `${baseUrl(parts.config, c)}/join/${token}`,
    })
  return routes()
    .get('/labs/:lab/invitations', inLab(parts, 'invite'), async (c) =>
      c.json({ invitations: (await listInvitations(parts, c.var.here.lab.id)).map(view(c)) }),
    )
    .post('/labs/:lab/invitations', inLab(parts, 'invite'), body(invitationRequest), async (c) =>
      answer(c, await createInvitation(parts, c.var.here, c.req.valid('json').role), view(c), 201),
    )
    .delete('/labs/:lab/invitations/:invitation', inLab(parts, 'invite'), async (c) =>
      answer(c, await revokeInvitation(parts, c.var.here, param(c, 'invitation')), view(c)),
    )
}
