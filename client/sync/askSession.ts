import { labSession, sessionVersions, type LabSession } from '#shared/api/labs.ts'
import { DOC_VERSION } from '#shared/doc/layout.ts'
import { PROTOCOL, speaksWith } from '#shared/wire/version.ts'

/** What the server says about this browser's seat before a socket is opened. */
export type SessionAnswer =
  | { kind: 'session'; session: LabSession }
  | { kind: 'revoked' }
  | { kind: 'notFound' }
  /** The server is of another version than this page, which has to be loaded again. */
  | { kind: 'reload' }
  /** No answer, or one that may be another in a moment. */
  | { kind: 'unreachable' }

const PATIENCE_MS = 10_000

/** A browser cannot see why a socket was refused; over HTTP it can. */
export const askSession = async (labId: string): Promise<SessionAnswer> => {
  try {
    const response = await fetch(`/api/labs/${encodeURIComponent(labId)}/session`, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status === 401) return { kind: 'revoked' }
    if (response.status === 404) return { kind: 'notFound' }
    if (!response.ok) return { kind: 'unreachable' }
    return readSession(await response.json())
  } catch {
    return { kind: 'unreachable' } // offline, no answer in time, or a proxy's page that is not JSON
  }
}

/** The versions first: what a newer server says of the rest this page may not be able to read. */
export const readSession = (body: unknown): SessionAnswer => {
  const server = sessionVersions.safeParse(body)
  if (!server.success) return { kind: 'unreachable' }
  if (server.data.documentVersion > DOC_VERSION || !speaksWith(PROTOCOL, server.data))
    return { kind: 'reload' }
  const parsed = labSession.safeParse(body)
  if (!parsed.success) return { kind: 'reload' }
  return parsed.data.seat.revoked ? { kind: 'revoked' } : { kind: 'session', session: parsed.data }
}
