import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openAnsweringThread } from '#server/storage/answeringThread.ts'
import type { FactCount, FactPage, FactQuery } from '#server/storage/readFacts.ts'
import type { DaysQuery } from './daysOf.ts'
import type { HistoryRequest } from './messages.ts'
import type { Until } from './momentOf.ts'

/** What was, as the log tells it. Nothing here is waited for by an edit. */
export interface History {
  /** Facts of a lab, up to the log's end when it was asked. */
  facts(labId: string, query: FactQuery): Promise<FactPage>
  /** JSON of a `LabMoment`, gzipped: the lab after the last row until then; null before it began. */
  at(labId: string, until: Until): Promise<Uint8Array<ArrayBuffer> | null>
  /** When each of these was first in the plan, in milliseconds; what never was is left out. */
  begun(labId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Days on which something happened, as plain dates, the newest first. */
  days(labId: string, query: DaysQuery): Promise<string[]>
  /** Facts between two times (milliseconds) by who made them and of what kind. */
  counts(labId: string, since: number, until: number): Promise<FactCount[]>
  /** Goes through what is new in a lab's log, so that the next question need not wait for it. */
  follow(labId: string): Promise<void>
  close(): Promise<void>
}

/** History cannot be read now; the lab goes on. */
export class HistoryUnavailable extends Error {}

/** A document of the largest plan, its values and a page of facts, many times over. */
const MOST_MB = 1_024

export const openHistory = ({ dataDir }: { dataDir: string }): History => {
  const { ask, close } = openAnsweringThread<HistoryRequest>(
    () =>
      new Worker(new URL('./historyWorker.ts', import.meta.url), {
        workerData: { logFile: join(dataDir, 'log.sqlite'), historyFile: join(dataDir, 'history.sqlite') },
        resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
      }),
    HistoryUnavailable,
  )
  return {
    facts: async (lab, query) => (await ask({ kind: 'facts', lab, query })) as FactPage,
    at: async (lab, until) => (await ask({ kind: 'at', lab, until })) as Uint8Array<ArrayBuffer> | null,
    begun: async (lab, ids) => (await ask({ kind: 'begun', lab, ids })) as ReadonlyMap<string, number>,
    days: async (lab, query) => (await ask({ kind: 'days', lab, query })) as string[],
    counts: async (lab, since, until) => (await ask({ kind: 'counts', lab, since, until })) as FactCount[],
    follow: async (lab) => void (await ask({ kind: 'follow', lab })),
    // Cut off in the middle it loses nothing: what was not committed is indexed again.
    close,
  }
}
