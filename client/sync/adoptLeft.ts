import * as Y from 'yjs'
import { holdsUpdate } from '#shared/doc/holdsUpdate.ts'
import { alone, openPages } from './pages.ts'
import { changed, seatOf, type Running } from './running.ts'

/**
 * What other pages of this seat could not deliver before they were closed, this one brings: nobody may open another for
 * days. It goes in as it was: what landed after all is not made twice.
 */
export const adoptLeft = async (run: Running): Promise<void> => {
  const left = await alone(seatOf(run), async () => run.kept.leftBehind(run.session.epoch, await openPages()))
  if (run.closed || run.ended || !run.synced || !run.current) return
  const { doc } = run.current
  for (const entry of left) {
    if (holdsUpdate(doc, entry.update)) {
      run.kept.drop([entry])
      continue
    }
    run.adopting = entry
    try {
      Y.applyUpdate(doc, entry.update, 'kept')
    } finally {
      run.adopting = null
    }
  }
  if (left.length > 0) changed(run)
}
