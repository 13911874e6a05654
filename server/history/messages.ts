import type { FactQuery } from '#server/storage/readFacts.ts'
import type { DaysQuery } from './daysOf.ts'
import type { Until } from './momentOf.ts'

/** What the server asks of the thread that reads history. */
export type HistoryRequest =
  | { kind: 'facts'; lab: string; query: FactQuery }
  | { kind: 'at'; lab: string; until: Until }
  | { kind: 'begun'; lab: string; ids: readonly string[] }
  | { kind: 'days'; lab: string; query: DaysQuery }
  | { kind: 'counts'; lab: string; since: number; until: number }
  | { kind: 'follow'; lab: string }
