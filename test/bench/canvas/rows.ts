export const BOARDS = ['plain', 'ours'] as const
export type Board = (typeof BOARDS)[number]

export const VIEWS = ['near', 'whole'] as const
export const DOINGS = ['pan', 'zoom', 'peers'] as const
export type View = (typeof VIEWS)[number]
export type Doing = (typeof DOINGS)[number]

/** One window: the board rests in others' edits, or is moved. */
export interface WindowRow {
  view: View
  doing: Doing
  framesPerSecond: number
  p95: number
  worst: number
  /** Milliseconds of script, and of everything the page's thread did, in a second. */
  script: number
  busy: number
  /** What other programs took meanwhile, of one processor in percent, and how often it was measured. */
  others: number
  tries: number
}

export interface BoardRow {
  board: Board
  cards: number
  relations: number
  painted: number
  usable: number
  /** Script until then. */
  openScript: number
  heapMB: number
  elements: number
  windows: WindowRow[]
}
