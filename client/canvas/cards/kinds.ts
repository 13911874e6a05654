import type { CardCollection } from '#shared/plan/plan.ts'

/** How the left edge of a card is drawn, so that kinds are told apart without colour. */
export type CardEdge = 'solid' | 'double' | 'dashed' | 'dotted' | 'slanted'

/** What a kind of card looks like and which field its words are in. */
export interface CardKind {
  collection: CardCollection
  /** The field whose text stands on the card. */
  words: 'text' | 'title' | 'name'
  /** Running text merges letter by letter; a line is a value, and the last writer wins. */
  running: boolean
  /** Where words too long for the line go, when a sticky note becomes such a card. */
  overflow: 'description' | 'method' | null
  /** Dark enough for text on white and for white text on it (at least 5.5:1). */
  color: string
  /** The same for words on a dark ground; as a style's colour it is `--kind-<tone>`. */
  onDark: string
  tone: 'issue' | 'initiative' | 'activity' | 'indicator' | 'risk'
  edge: CardEdge
  /** One path, drawn as a line in a box of 24. */
  icon: string
}

const CIRCLE = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0'

/** In the order of a lab's thinking, which is also the order of shortcuts and of columns. */
export const CARD_KINDS: readonly CardKind[] = [
  {
    collection: 'issues',
    words: 'text',
    running: true,
    overflow: null,
    color: '#9a4a0c',
    onDark: '#f0a368',
    tone: 'issue',
    edge: 'dashed',
    icon: `${CIRCLE}M12 7.5v5.5M12 16.2v.1`,
  },
  {
    collection: 'initiatives',
    words: 'title',
    running: false,
    overflow: 'description',
    color: '#0b5a80',
    onDark: '#76bde2',
    tone: 'initiative',
    edge: 'solid',
    icon: 'M5.5 21V4h13l-3.5 4.5L18.5 13h-13',
  },
  {
    collection: 'activities',
    words: 'text',
    running: true,
    overflow: null,
    color: '#2c6a35',
    onDark: '#86cc90',
    tone: 'activity',
    edge: 'double',
    icon: 'M9 11.5l3 3L20.5 6M20 12.5V18a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h9.5',
  },
  {
    collection: 'indicators',
    words: 'name',
    running: false,
    overflow: 'method',
    color: '#5b459b',
    onDark: '#b8a5f0',
    tone: 'indicator',
    edge: 'dotted',
    icon: 'M4 4v16h16M7.5 15.5l4-5 3.5 3L20 7',
  },
  {
    collection: 'risks',
    words: 'text',
    running: true,
    overflow: null,
    color: '#a12b46',
    onDark: '#f28ba3',
    tone: 'risk',
    edge: 'slanted',
    icon: 'M10.3 4.2L2.8 17a2 2 0 0 0 1.7 3h15a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0zM12 9v4.2M12 16.4v.1',
  },
]

const BY_COLLECTION = new Map(CARD_KINDS.map((kind) => [kind.collection, kind]))

export const kindOf = (collection: CardCollection): CardKind => {
  const kind = BY_COLLECTION.get(collection)
  if (!kind) throw new Error(`no card kind for ${collection}`)
  return kind
}

export const iconUrl = (kind: CardKind, stroke = '#000'): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${stroke}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${kind.icon}"/></svg>`,
  )}`
