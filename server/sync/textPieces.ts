import * as Y from 'yjs'
import type { Struct } from './updateEffect.ts'

/** A stretch of one item of a text that nothing has been put into. */
export interface Piece {
  item: Y.Item
  from: number
  to: number
  /** Undefined where it is still what the document says. */
  next: Piece | null | undefined
}

/** The texts of a document with the items of an update among them; the document itself is not touched. */
export const openTextPieces = (doc: Y.Doc, find: (id: Y.ID) => Struct | undefined) => {
  const pieces = new Map<Y.Item, Piece[]>()
  const heads = new Map<string, Piece | null>()

  const piecesOf = (item: Y.Item): Piece[] => {
    const known = pieces.get(item)
    if (known) return known
    const { clock } = item.id
    const whole = [{ item, from: clock, to: clock + item.length, next: undefined }]
    pieces.set(item, whole)
    return whole
  }
  const firstOf = (item: Y.Item | null): Piece | null => (item && piecesOf(item)[0]) ?? null
  /** Where an id lies: the pieces of its item, and the place among them. */
  const locate = (id: Y.ID): { list: Piece[]; at: number } | null => {
    const item = find(id)
    if (!(item instanceof Y.Item)) return null
    const list = piecesOf(item)
    let at = 0
    for (let high = list.length - 1; at < high;) {
      const middle = (at + high + 1) >> 1
      if ((list[middle]?.from ?? 0) <= id.clock) at = middle
      else high = middle - 1
    }
    return { list, at }
  }
  const pieceAt = (id: Y.ID): Piece | null => {
    const found = locate(id)
    return found?.list[found.at] ?? null
  }
  const nextOf = (piece: Piece): Piece | null =>
    piece.next === undefined ? (piece.next = firstOf(piece.item.right)) : piece.next
  const headOf = (parent: string): Piece | null => {
    const known = heads.get(parent)
    return known === undefined ? firstOf(heldStart(doc, parent)) : known
  }
  return {
    pieceAt,
    nextOf,
    headOf,
    /** The piece that holds an id, cut so that one begins at a clock: the one with the id, and how many lie behind. */
    cut: (id: Y.ID, clock: number): { piece: Piece; moved: number } | null => {
      const found = locate(id)
      const piece = found?.list[found.at]
      if (!found || !piece) return null
      if (clock <= piece.from || clock >= piece.to) return { piece, moved: 0 }
      const rest = { ...piece, from: clock }
      found.list.splice(found.at + 1, 0, rest)
      piece.to = clock
      piece.next = rest
      return { piece: clock > id.clock ? piece : rest, moved: found.list.length - found.at }
    },
    /** Puts a new item after a piece, or at the head of its text. */
    insert: (item: Y.Item, left: Piece | null, parent: string): void => {
      const own = firstOf(item)
      if (!own) return
      own.next = left ? nextOf(left) : headOf(parent)
      if (left) left.next = own
      else heads.set(parent, own)
    },
  }
}

/** The first item of a type the document holds. */
const heldStart = (doc: Y.Doc, parent: string): Y.Item | null => {
  const [client = NaN, clock = NaN] = parent.split(':').map(Number)
  if (!(clock < Y.getState(doc.store, client))) return null
  const owner: unknown = Y.getItem(doc.store, Y.createID(client, clock))
  return owner instanceof Y.Item && owner.content instanceof Y.ContentType ? owner.content.type._start : null
}
