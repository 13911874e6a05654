import * as Y from 'yjs'
import type { NewRow, UpdateLog } from '#server/storage/updateLog.ts'
import { tally } from './modelTally.ts'

interface Waiting {
  write: () => Promise<void>
  fail: () => void
}

/** A log as one server process knows it: a test holds its writes back, lets them fail, or kills the process. */
export interface GatedLog extends UpdateLog {
  hold: (held: boolean) => void
  /** Lets the next write that is held happen, or fail as on a full disk. */
  next: (fate: 'kept' | 'fails') => void
  /** The process is gone: it hears of nothing any more. What it was writing is on disk, or never will be. */
  kill: (landed: boolean) => Promise<void>
  /** Resolves when nothing is being read or written. */
  idle: () => Promise<boolean>
}

/** `disk` is what every row that is on disk adds up to. */
export const gatedLog = (real: UpdateLog, disk: Y.Doc): GatedLog => {
  const waiting: Waiting[] = []
  const running = new Set<Promise<unknown>>()
  let held = false
  let dead = false

  /** What a dead process asked for never answers. */
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) return new Promise<T>(() => {})
    const asked = work()
    running.add(asked)
    try {
      return await asked
    } finally {
      running.delete(asked)
      if (dead) await new Promise<void>(() => {})
    }
  }
  const write = async (lab: string, rows: readonly NewRow[]) => {
    const seqs = await real.append(lab, rows)
    for (const row of rows) if (row.kind === 'update') Y.applyUpdate(disk, row.bytes)
    return seqs
  }
  const append = async (lab: string, rows: readonly NewRow[]) => {
    if (dead || !held) return ask(async () => write(lab, rows))
    return new Promise<number[]>((resolve, reject) => {
      waiting.push({
        write: async () => {
          const seqs = await ask(async () => write(lab, rows))
          resolve(seqs)
        },
        fail: () => reject(new Error('the disk is full')),
      })
    })
  }
  return {
    append,
    load: async (lab) => ask(async () => real.load(lab)),
    makeSnapshot: async (lab) => ask(async () => real.makeSnapshot(lab)),
    snapshot: async (lab, seq, bytes) => ask(async () => real.snapshot(lab, seq, bytes)),
    close: async () => {},
    hold: (next) => {
      held = next
      if (!held) for (const one of waiting.splice(0)) void one.write()
    },
    next: (fate) => {
      const one = waiting.shift()
      if (one && fate === 'fails') tally('the disk was full')
      if (fate === 'fails') one?.fail()
      else void one?.write()
    },
    kill: async (landed) => {
      const last = waiting.splice(0)
      if (last.length > 0)
        tally(
          `the server died while an edit was on its way to disk, which it ${landed ? 'reached' : 'did not reach'}`,
        )
      if (landed) for (const one of last) void one.write()
      dead = true
      await Promise.all(running)
    },
    idle: async () => {
      if (running.size === 0) return true
      await Promise.all(running)
      return false
    },
  }
}
