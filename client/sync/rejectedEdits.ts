import type { KeptStore, RejectedCommand } from './kept.ts'

/** What was not accepted, as this page offers it; each change is written to the store too. */
export interface RejectedEdits {
  all: () => readonly RejectedCommand[]
  /** What an earlier page left. */
  begin: (earlier: readonly RejectedCommand[]) => void
  reject: (more: readonly RejectedCommand[]) => void
  /** Puts what is left after some were applied or let go; why they are left may be new. */
  leave: (left: readonly RejectedCommand[]) => void
  /** Forgets those that another page of the seat has made again or let go of. */
  recheck: () => Promise<void>
}

export interface RejectedEditsOptions {
  store: () => KeptStore
  /** Whether the store has all that was written to it. */
  isWhole: () => boolean
  write: (work: Promise<void>) => void
  changed: () => void
}

const idsOf = (all: readonly RejectedCommand[]) => all.map((one) => one.id)

export const createRejectedEdits = (options: RejectedEditsOptions): RejectedEdits => {
  const { store, isWhole, write, changed } = options
  let rejected: readonly RejectedCommand[] = []
  const become = (next: readonly RejectedCommand[]) => {
    rejected = next
    changed()
  }
  return {
    all: () => rejected,
    begin: (earlier) => {
      rejected = earlier
    },
    reject: (more) => {
      write(store().reject(more))
      become([...rejected, ...more])
    },
    leave: (left) => {
      const kept = new Set(idsOf(left))
      write(store().reject(left.filter((one) => !rejected.includes(one))))
      write(store().dropRejected(idsOf(rejected).filter((id) => !kept.has(id))))
      become(left)
    },
    recheck: async () => {
      if (!isWhole()) return
      const there = new Set(idsOf((await store().load()).rejected))
      become(rejected.filter(({ id }) => there.has(id)))
    },
  }
}
