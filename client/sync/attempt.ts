import type { LabSession } from '#shared/api/labs.ts'
import { DOC_VERSION } from '#shared/doc/layout.ts'
import { PROTOCOL, speaksWith } from '#shared/wire/version.ts'
import type { SessionAnswer } from './askSession.ts'
import { end } from './end.ts'
import { endDocument } from './generation.ts'
import { changed, type Running } from './running.ts'

/** Asks the server about the seat, then opens a socket; or says why there will be none. */
export const attempt = async (run: Running): Promise<void> => {
  const answer = run.fresh
    ? { kind: 'session' as const, session: run.session }
    : await run.askSession(run.session.lab.id)
  run.fresh = false
  if (run.closed || run.ended) return
  const session = settle(run, answer)
  if (!session) return
  run.unopened += 1
  run.current?.connection.open(session.epoch)
}

/** Somebody's seat, signature or version changed: this seat may have another role now. */
export const askAgain = async (run: Running): Promise<void> => {
  const answer = await run.askSession(run.session.lab.id)
  if (!run.closed && !run.ended && answer.kind !== 'unreachable') settle(run, answer)
}

const settle = (run: Running, answer: SessionAnswer): LabSession | null => {
  if (answer.kind === 'unreachable') {
    run.apart = true
    run.unopened = 0
    changed(run)
    run.reconnect.later()
    return null
  }
  if (answer.kind !== 'session') return end(run, answer.kind)
  const { session } = answer
  if (session.seat.revoked) return end(run, 'revoked')
  if (session.documentVersion > DOC_VERSION || !speaksWith(PROTOCOL, session)) return end(run, 'reload')
  const restored = session.epoch !== run.session.epoch
  run.session = session
  run.phase = session.phase
  if (restored) endDocument(run, null)
  changed(run)
  return session
}
