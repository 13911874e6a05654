import { LIMITS } from '#shared/wire/limits.ts'

/** At most this many edits are judged before others get the event loop. */
const BATCH_EDITS = 256
/** An edit above this size is judged alone: it may take as long as hundreds of small ones. */
const SMALL_BYTES = 4 * 1024
const BATCH_BYTES = 32 * 1024
/** Rounds a turn waits for what was sent before it: half of them of small edits, everyone's among them. */
const MOST_ROUNDS = 16

/**
 * One room's work. What one author sent is done in its order; between authors everyone gets their turn, small edits
 * before large ones, so that nobody waits for all that another has sent: 16 MiB of edits take seconds.
 */
export interface Turns<E> {
  /** False when too much of this author waits already: it was not taken. */
  edit: (author: string, edit: E) => boolean
  /** Runs when nothing else runs, after what its author sent before. */
  read: (author: string, run: () => void) => void
  /**
   * Runs when all that came before it is done, or when everyone has had their turns meanwhile: what somebody sends by
   * the megabyte is then done after it. Nothing else runs meanwhile; settles as `run` does.
   */
  turn: <T>(run: () => T | Promise<T>) => Promise<T>
  /** Nothing waits behind what runs now. */
  isClear: () => boolean
}

interface Sent<E> {
  author: string
  what: { edit: E } | { read: () => void }
}
type Job<E> = Sent<E> | { turn: () => Promise<void>; since: number }

/**
 * `commit` gets the edits of a batch and must not reject: it owns their fate. `gap` is how many milliseconds after the
 * beginning of a batch the next begins, if nothing is left waiting: what comes meanwhile is done together.
 */
export const openTurns = <E extends { update: Uint8Array }>(
  commit: (batch: E[]) => Promise<void>,
  gap: () => number = () => 0,
): Turns<E> => {
  const jobs: Job<E>[] = []
  const fair = openFairness<E>()
  const waiting = openWaiting()
  let running = false
  let round = 0

  let began = -Infinity

  const run = async (): Promise<void> => {
    running = true
    await rest(began + gap() - performance.now())
    began = performance.now()
    while (jobs.length > 0) {
      // Frames of one event-loop turn come together here, and other rooms get their turn between two batches.
      await rest(0)
      round++
      const due = takeDue(jobs, round)
      if (due) {
        await due()
        continue
      }
      const chosen = fair.choose(jobs)
      for (const { what } of chosen) if ('read' in what) what.read()
      waiting.remove(chosen)
      const batch = chosen.flatMap(({ what }) => ('edit' in what ? [what.edit] : []))
      if (batch.length > 0) await commit(batch)
    }
    running = false
  }
  const add = (job: Job<E>) => {
    jobs.push(job)
    if (!running) void run()
  }
  return {
    edit: (author, edit) => {
      const may = waiting.add(author, edit.update.length)
      if (may) add({ author, what: { edit } })
      return may
    },
    read: (author, read) => add({ author, what: { read } }),
    turn: async (work) =>
      new Promise((resolve, reject) => {
        add({ turn: async () => settle(work, resolve, reject), since: round })
      }),
    isClear: () => jobs.length === 0,
  }
}

/** Below a millisecond a timer is no gain. */
const rest = async (ms: number): Promise<void> =>
  new Promise((resolve) => void (ms < 1 ? setImmediate(resolve) : setTimeout(resolve, ms)))

/** The turn whose time has come: nothing is before it, or everyone has had their turns since it was asked for. */
const takeDue = <E>(jobs: Job<E>[], round: number): (() => Promise<void>) | null => {
  const at = jobs.findIndex((job) => 'turn' in job)
  const next = jobs[at]
  if (!next || !('turn' in next) || (at > 0 && round - next.since <= MOST_ROUNDS)) return null
  jobs.splice(at, 1)
  return next.turn
}

/** How many bytes of each author's edits wait. */
const openWaiting = () => {
  const bytesOf = new Map<string, number>()
  return {
    add: (author: string, bytes: number): boolean => {
      const sum = (bytesOf.get(author) ?? 0) + bytes
      if (sum > LIMITS.waitingBytes) return false
      bytesOf.set(author, sum)
      return true
    },
    remove: <E extends { update: Uint8Array }>(done: readonly Sent<E>[]): void => {
      for (const { author, what } of done) {
        if (!('edit' in what)) continue
        const rest = (bytesOf.get(author) ?? 0) - what.edit.update.length
        if (rest > 0) bytesOf.set(author, rest)
        else bytesOf.delete(author)
      }
    },
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

const sizeOf = <E extends { update: Uint8Array }>({ what }: Sent<E>): number =>
  'edit' in what ? what.edit.update.length : Number.POSITIVE_INFINITY

const isSmall = <E extends { update: Uint8Array }>(sent: Sent<E> | undefined): boolean =>
  sent !== undefined && sizeOf(sent) <= SMALL_BYTES

/** Chooses what is done next of all that waits before the next turn: by turns a batch of small edits, and one large. */
const openFairness = <E extends { update: Uint8Array }>() => {
  const lastLarge = new Map<string, number>()
  let round = 0

  const small = (waiting: readonly Sent<E>[][]): Sent<E>[] => {
    const batch: Sent<E>[] = []
    let bytes = 0
    let left = [...waiting]
    for (let depth = 0; left.length > 0; depth++) {
      left = left.filter((list) => isSmall(list[depth]))
      for (const list of left) {
        const next = list[depth]
        if (!next) continue
        bytes += sizeOf(next)
        if (batch.length === BATCH_EDITS || (batch.length > 0 && bytes > BATCH_BYTES)) return batch
        batch.push(next)
      }
    }
    return batch
  }
  /** Of those who have something large next, whoever had their turn the longest ago. */
  const large = (waiting: readonly Sent<E>[][]): Sent<E>[] => {
    const next = waiting.flatMap(([one]) => (one && !isSmall(one) ? [one] : []))
    const turnOf = ({ author }: Sent<E>) => lastLarge.get(author) ?? 0
    const chosen = next.toSorted((a, b) => turnOf(a) - turnOf(b))[0]
    if (!chosen) return []
    lastLarge.set(chosen.author, round)
    return [chosen]
  }
  return {
    choose: (jobs: Job<E>[]): Sent<E>[] => {
      const barrier = jobs.findIndex((job) => 'turn' in job)
      const free = jobs.slice(0, barrier < 0 ? jobs.length : barrier).filter((job) => 'what' in job)
      const waiting = [...Map.groupBy(free, ({ author }) => author).values()]
      const kinds = round++ % 2 === 0 ? [small, large] : [large, small]
      const chosen = new Set(kinds.map((choose) => choose(waiting)).find((list) => list.length > 0))
      if (free.length === chosen.size) lastLarge.clear()
      const rest = jobs.filter((job) => !('what' in job && chosen.has(job)))
      jobs.splice(0, jobs.length, ...rest)
      return [...chosen]
    },
  }
}
