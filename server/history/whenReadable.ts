import type { Parts } from '../parts.ts'
import { HistoryUnavailable } from './openHistory.ts'

/** What history answers, or null while it cannot be read: the rest of a lab can be told without it. */
export const whenReadable = async <T>(
  log: Parts['log'],
  labId: string,
  asked: Promise<T>,
): Promise<T | null> => {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error
    log.error({ labId, err: error }, 'history could not be read')
    return null
  }
}
