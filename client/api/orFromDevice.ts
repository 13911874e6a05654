import { ApiFailure, asFailure } from './apiFailure.ts'

/** A call whose last answer is kept on this device, for when there is none. */
export interface KeptCall<T> {
  ask: (signal: AbortSignal) => Promise<T>
  held: () => Promise<T | null>
  keep: (answer: T) => Promise<void>
  /** The server says that this browser has no right to it any more. */
  forget: () => Promise<void>
}

/** How long a silent server is waited for while there is something to show meanwhile. */
const PATIENCE_MS = 4_000

const NO_ANSWER = new Set(['offline', 'unavailable'])
const NO_RIGHT = new Set(['unauthenticated', 'forbidden', 'notFound'])

const kept = new WeakSet<object>()

/** Whether something shown is what the device kept, and not the server's answer. */
export const isFromDevice = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && kept.has(answer)

/** The server's answer; the one kept on this device only when the server gives none. */
export const orFromDevice = async <T extends object>(call: KeptCall<T>, signal: AbortSignal): Promise<T> => {
  const held = await call.held()
  const late = held ? AbortSignal.timeout(PATIENCE_MS) : null
  try {
    const answer = await call.ask(late ? AbortSignal.any([signal, late]) : signal)
    await call.keep(answer)
    return answer
  } catch (error) {
    if (signal.aborted) throw error
    const failure = late?.aborted ? new ApiFailure('offline', 0, 'No answer in time') : asFailure(error)
    if (NO_RIGHT.has(failure.code)) await call.forget()
    if (!held || !NO_ANSWER.has(failure.code)) throw failure
    kept.add(held)
    return held
  }
}

const AGAIN_MS = 5_000

/** How soon to ask again: a server that gave no answer is asked until it gives one. */
export const askAgainAfter = (state: { data: unknown; error: unknown }): number | false =>
  isFromDevice(state.data) || (state.error !== null && NO_ANSWER.has(asFailure(state.error).code))
    ? AGAIN_MS
    : false
