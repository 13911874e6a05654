/** At most this many edits are judged before others get the event loop. */
const BATCH_EDITS = 256
const BATCH_BYTES = 1024 * 1024

/** One room's work, in the order in which it arrived: edits in batches, everything else one by one. */
export interface Turns<E> {
  edit: (edit: E) => void
  /** Runs when all before it is done, nothing else runs meanwhile; settles as `run` does. */
  turn: <T>(run: () => T | Promise<T>) => Promise<T>
  /** Nothing waits behind what runs now. */
  isClear: () => boolean
}

type Job<E> = { edit: E } | { run: () => Promise<void> }

/** `commit` gets the edits of a batch and must not reject: it owns their fate. */
export const openTurns = <E extends { update: Uint8Array }>(
  commit: (batch: E[]) => Promise<void>,
): Turns<E> => {
  const jobs: Job<E>[] = []
  let running = false

  const run = async (): Promise<void> => {
    running = true
    while (jobs.length > 0) {
      // Frames of one event-loop turn come together here, and other rooms get their turn between two batches.
      await new Promise<void>((resolve) => void setImmediate(resolve))
      const first = jobs[0]
      if (first && 'run' in first) {
        jobs.shift()
        await first.run()
      } else {
        await commit(takeBatch(jobs))
      }
    }
    running = false
  }
  const add = (job: Job<E>) => {
    jobs.push(job)
    if (!running) void run()
  }
  return {
    edit: (edit) => add({ edit }),
    turn: async (work) =>
      new Promise((resolve, reject) => {
        add({ run: async () => settle(work, resolve, reject) })
      }),
    isClear: () => jobs.length === 0,
  }
}

const settle = async <T>(
  work: () => T | Promise<T>,
  resolve: (value: T) => void,
  reject: (reason: unknown) => void,
): Promise<void> => {
  try {
    resolve(await work())
  } catch (error) {
    reject(error)
  }
}

const takeBatch = <E extends { update: Uint8Array }>(jobs: Job<E>[]): E[] => {
  const batch: E[] = []
  let bytes = 0
  for (const job of jobs) {
    if (!('edit' in job) || batch.length === BATCH_EDITS) break
    bytes += job.edit.update.length
    if (batch.length > 0 && bytes > BATCH_BYTES) break
    batch.push(job.edit)
  }
  jobs.splice(0, batch.length)
  return batch
}
