import type { InvitationView, JoinRequest, SessionResponse } from '#shared/api/identity.ts'
import { callApi } from '#client/api/callApi.ts'
import { invitationAnswer, joinAnswer, sessionAnswer, type JoinAnswer } from './answers.ts'

export interface Opened {
  invitation: InvitationView
  /** Labs of the same name this browser has a seat in; the invitation does not tell which lab it is of. */
  seats: SessionResponse['labs']
}

/** An invitation, and whether this browser may be in its lab already. */
export const openInvitation = async (key: string, signal: AbortSignal): Promise<Opened> => {
  const [invitation, session] = await Promise.all([
    callApi(invitationAnswer, `/api/invitations/${encodeURIComponent(key)}`, { signal }),
    callApi(sessionAnswer, '/api/session', { signal }),
  ])
  return { invitation, seats: session.labs.filter((lab) => lab.name === invitation.labName) }
}

export const takeSeat = (body: JoinRequest): Promise<JoinAnswer> =>
  callApi(joinAnswer, '/api/join', { method: 'POST', body })
