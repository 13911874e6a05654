import type { BoardBinding } from '../bindBoard.ts'

interface Watch {
  id: string
  touched: boolean
  stop: () => void
}

const watches = new WeakMap<BoardBinding, Watch>()

/** From here on it is known whether this person has written anything since a card was made. */
export const watchUntouched = (binding: BoardBinding, id: string): void => {
  watches.get(binding)?.stop()
  const watch: Watch = { id, touched: false, stop: () => {} }
  watch.stop = binding.lab.store.subscribe((change) => {
    if (change.origin !== 'remote') watch.touched = true
  })
  watches.set(binding, watch)
}

/**
 * Takes a card back that was just made and has no words: as if it had never been, where nothing was written since; by
 * its removal otherwise.
 */
export const takeBack = (binding: BoardBinding, id: string, remove: () => void): void => {
  binding.outward.flush()
  const watch = watches.get(binding)
  watch?.stop()
  watches.delete(binding)
  const untouched = watch?.id === id && !watch.touched
  if (!untouched || binding.lab.undo() !== null) remove()
  binding.inward.flush()
}
