import type { SyncFacts } from './lineState.ts'
import { changed, type Running } from './running.ts'

/** Nothing reconnects from here on. Whoever has no seat here any more leaves no plan on the device either. */
export const end = (run: Running, reason: NonNullable<SyncFacts['ended']>): null => {
  run.ended = reason
  run.reconnect.stop()
  run.stopLooking()
  run.current?.connection.drop()
  if (reason !== 'reload') run.copy.drop()
  changed(run)
  return null
}
