import type { Results } from '../load/generator.ts'
import type { Taken } from './runTask.ts'
import type { Contender } from './serverProcess.ts'

/** Who is measured: a server, ours once more with presence asked for as pages do. */
export type Who = Contender | 'labPage'

interface Of {
  who: Who
  at: string
  taken: Taken
  /** How often it was measured: again where other programs were busy; the calmest is kept. */
  tries: number
}

export type FanOutRow = Of & {
  kind: 'fanOut'
  rooms: number
  people: number
  result: Results['fanOut']
  /** Handed to the disk from the beginning of the window until the server had been left alone for a while. */
  writtenBytes: number
  dataBytes: number
}
export type MostRow = Of & { kind: 'mostEdits'; result: Results['mostEdits'] }
export type JoinsRow = Of & {
  kind: 'joins'
  history: Results['writeHistory']
  /** Of the data folder, with that history in it. */
  dataBytes: number
  result: Results['joins']
  /** The same document over a slow line. */
  slow: Results['joinAlone']
}
export interface FailedRow {
  kind: 'failed'
  who: Who
  what: string
  why: string
}
export type Row = FanOutRow | MostRow | JoinsRow | FailedRow
