import type { SlashOrder } from '#shared/exchange/readDate.ts'
import type { Column } from '../gridColumns.ts'
import type { ToldProblem } from './cellWriting.ts'

/** What a person is asked or told before, or after, something is done with many cells. */
export type Asked =
  | { kind: 'dates'; example: string; answer: (order: SlashOrder) => void }
  | { kind: 'remove'; count: number; answer: () => void }
  | {
      kind: 'problems'
      problems: readonly ToldProblem[]
      titleOf: (column: Column) => string
      /** Cells that were written all the same. */
      written: number
    }
  | { kind: 'shift' }
  | { kind: 'responsible' }
  | { kind: 'move' }
