import * as Y from 'yjs'
import { writeChanges } from '#shared/doc/write.ts'
import { COLLECTIONS } from '#shared/plan/plan.ts'
import type { Change, Placement } from '#shared/plan/commands.ts'
import type { Brought } from './client.ts'
import { SENTINEL } from './markers.ts'
import type { Protocol } from './protocols.ts'
import { cardId, spotOf, textOf } from './words.ts'

/*
 * Makes the edits of all clients of a room in one document, each under its author's client id. An author writes only to
 * its own share of the cards, one after the other: no edit waits for another's, and none overwrites a marker of the
 * moment before. Three in five move a card, two change a field.
 */
export interface Writer {
  doc: Y.Doc
  /** The board its cards lie on; null where there are no boards. */
  board: string | null
  /** The cards, written by one author, in updates of at most a few hundred cards. */
  seed: (client: number) => Uint8Array[]
  /** Puts a sentinel into the last of the cards. */
  finish: (client: number) => Uint8Array
  /** One edit of the author of this number among `authors`. */
  edit: (author: { number: number; client: number }, authors: number, marker: string) => Uint8Array
  /**
   * The same as people work for a while: each stays at one card for twenty edits, drags it or types into it. A drag has
   * its marker in the place itself, typing in the words.
   */
  work: (author: { number: number; client: number }, authors: number, marker: string) => Uint8Array
  /** One card dragged, or one field typed into, in so many edits; the last of them carries the marker. */
  burst: (client: number, edits: number, marker: string) => Uint8Array
  /** What the author has written until now, as the clock of its client. */
  clockOf: (client: number) => number
  /** What the document says, to be compared with another's. */
  content: (doc: Y.Doc) => unknown
}

interface Layout {
  put: (doc: Y.Doc, card: number) => void
  move: (doc: Y.Doc, card: number, n: number, marker: string | null) => void
  set: (doc: Y.Doc, card: number, n: number, marker: string | null) => void
  drag: (doc: Y.Doc, card: number, n: number, marker: string) => void
  type: (doc: Y.Doc, card: number, words: string) => void
  content: (doc: Y.Doc) => unknown
}

const CARDS_AN_UPDATE = 200
/** Edits of one card before its author goes to another. */
const STAY = 20

/** Our own plan: activities of one board, written as the page writes them. */
const planLayout = (board: string): Layout => {
  const write = (doc: Y.Doc, changes: Change[]) => writeChanges(doc, changes, null)
  const place = (card: number, n: number): Extract<Change, { op: 'place' }> & { placement: Placement } => ({
    op: 'place',
    entityId: cardId(card),
    placement: { board, ...spotOf(n), w: 240, h: 120 },
  })
  const fields = (card: number, values: Record<string, unknown>): Change => ({
    op: 'set',
    collection: 'activities',
    id: cardId(card),
    fields: values,
  })
  return {
    put: (doc, card) => {
      const id = cardId(card)
      const entity = COLLECTIONS.activities.parse({ id, workstreamId: board, text: textOf(card, 0) })
      write(doc, [{ op: 'put', collection: 'activities', id, fields: { ...entity } }, place(card, card)])
    },
    move: (doc, card, n, marker) =>
      write(doc, [place(card, n), ...(marker ? [fields(card, { sourceNo: marker })] : [])]),
    set: (doc, card, n, marker) =>
      write(doc, [fields(card, { text: textOf(card, n), ...(marker && { sourceNo: marker }) })]),
    drag: (doc, card, n, marker) => {
      const { placement, ...change } = place(card, n)
      const marked: Placement & { marker: string } = { ...placement, marker }
      write(doc, [{ ...change, placement: marked }])
    },
    type: (doc, card, words) => write(doc, [fields(card, { text: words })]),
    content: (doc) => ({
      activities: doc.getMap('activities').toJSON(),
      layout: doc.getMap('layout').toJSON(),
    }),
  }
}

/** The same cards as plain maps, for servers that know nothing of plans. */
const plainLayout: Layout = {
  put: (doc, card) => {
    const entries = Object.entries({ title: textOf(card, 0), ...spotOf(card), status: 'todo', marker: '' })
    doc.getMap('cards').set(cardId(card), new Y.Map<unknown>(entries))
  },
  move: (doc, card, n, marker) => setAll(doc, card, { ...spotOf(n), ...(marker && { marker }) }),
  set: (doc, card, n, marker) => setAll(doc, card, { title: textOf(card, n), ...(marker && { marker }) }),
  drag: (doc, card, n, marker) => setAll(doc, card, { ...spotOf(n), marker }),
  type: (doc, card, words) => setAll(doc, card, { title: words }),
  content: (doc) => doc.getMap('cards').toJSON(),
}
const setAll = (doc: Y.Doc, card: number, values: Record<string, unknown>): void => {
  const map = doc.getMap<Y.Map<unknown>>('cards').get(cardId(card))
  for (const [name, value] of Object.entries(values)) map?.set(name, value)
}

/** Puts what a server sent into a document. */
export const applyBrought = (doc: Y.Doc, brought: readonly Brought[]): void => {
  for (const { packed, bytes } of brought) {
    if (packed) Y.applyUpdateV2(doc, bytes)
    else Y.applyUpdate(doc, bytes)
  }
}

const boardOf = (doc: Y.Doc): string => {
  const [board] = doc.getMap('workstreams').keys()
  if (board === undefined) throw new Error('the lab has no room to put cards into')
  return board
}

/** Begins with what the server has of the document. */
export const openWriter = (protocol: Protocol, cards: number, brought: readonly Brought[]): Writer => {
  const doc = new Y.Doc()
  applyBrought(doc, brought)
  const board = protocol === 'lab' ? boardOf(doc) : null
  const layout = board === null ? plainLayout : planLayout(board)
  let last: Uint8Array = new Uint8Array()
  doc.on('update', (update: Uint8Array) => (last = update))
  const turns = new Map<number, number>()
  const typed = new Map<number, string>()
  let edits = 0
  const written = (client: number, work: () => void): Uint8Array => {
    doc.clientID = client
    doc.transact(work)
    return last
  }
  const nextTurn = (number: number): number => {
    const turn = turns.get(number) ?? 0
    turns.set(number, turn + 1)
    return turn
  }
  /** Of the author's own share of the cards. */
  const cardOf = (number: number, authors: number, at: number): number =>
    (number + authors * (at % Math.max(1, Math.floor(cards / authors)))) % cards
  return {
    doc,
    board,
    finish: (client) => written(client, () => layout.set(doc, cards - 1, edits++, SENTINEL)),
    seed: (client) => {
      const updates: Uint8Array[] = []
      for (let from = 0; from < cards; from += CARDS_AN_UPDATE) {
        const upTo = Math.min(from + CARDS_AN_UPDATE, cards)
        updates.push(
          written(client, () => {
            for (let card = from; card < upTo; card++) layout.put(doc, card)
          }),
        )
      }
      return updates
    },
    work: ({ number, client }, authors, marker) => {
      const turn = nextTurn(number)
      const stay = Math.floor(turn / STAY)
      const card = cardOf(number, authors, stay)
      const n = edits++
      if (stay % 5 < 3) return written(client, () => layout.drag(doc, card, n, marker))
      const begins = turn % STAY === 0
      const words = `${begins ? textOf(card, n) : (typed.get(card) ?? '')} ${marker}`
      typed.set(card, words)
      return written(client, () => {
        // A text is written as what differs: of an old marker and a new one, that would be a few digits.
        if (begins) layout.type(doc, card, '')
        layout.type(doc, card, words)
      })
    },
    edit: ({ number, client }, authors, marker) => {
      const card = cardOf(number, authors, nextTurn(number))
      const n = edits++
      const change = n % 5 < 3 ? layout.move : layout.set
      return written(client, () => change(doc, card, n, marker))
    },
    burst: (client, count, marker) => {
      const turn = nextTurn(-1)
      // Far apart, as people work in different corners, and all in the end.
      const card = (turn * 997) % cards
      const change = turn % 5 < 3 ? layout.move : layout.set
      const updates: Uint8Array[] = []
      while (updates.length < count) {
        const n = edits++
        const last = updates.length === count - 1
        updates.push(written(client, () => change(doc, card, n, last ? marker : null)))
      }
      return Y.mergeUpdates(updates)
    },
    clockOf: (client) => Y.getState(doc.store, client),
    content: layout.content,
  }
}
