import { labSession, type LabSession } from '#shared/api/labs.ts'

/** What the server says about this browser's seat before a socket is opened. */
export type SessionAnswer =
  | { kind: 'session'; session: LabSession }
  | { kind: 'revoked' }
  | { kind: 'notFound' }
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
    const parsed = labSession.safeParse(await response.json())
    return parsed.success ? { kind: 'session', session: parsed.data } : { kind: 'unreachable' }
  } catch {
    return { kind: 'unreachable' } // offline, no answer in time, or a proxy's page that is not JSON
  }
}
