import type { HistoryFact } from '#shared/api/history.ts'

/** What a sentence says: of a fact of the past, or of one that a restore would make. */
export type Told = Pick<
  HistoryFact,
  'kind' | 'collection' | 'entityId' | 'label' | 'workstreamId' | 'field' | 'before' | 'after'
>
