import * as Y from 'yjs'
import { idName } from './mapEntries.ts'
import { openTextPieces, type Piece } from './textPieces.ts'
import type { Struct } from './updateEffect.ts'

/**
 * Follows how Yjs will look for the place of an update's items in a text, and counts its steps. Between the neighbours
 * that an item names lies only what its writer had not seen; whoever names far ones makes Yjs walk all that is
 * between, for each: 606 bytes kept it busy for 3 s.
 */
export const openTextSteps = (doc: Y.Doc, find: (id: Y.ID) => Struct | undefined, most: number) => {
  const { pieceAt, nextOf, headOf, cut, insert } = openTextPieces(doc, find)
  let steps = 0

  const neighbour = (id: Y.ID | null, cutAt: number): Piece | null => {
    const found = id && cut(id, cutAt)
    if (!found) return null
    steps += found.moved >> 15 // Yjs moves as many when it cuts an item in two
    return found.piece
  }

  /** The piece after which an item will stand, as Yjs decides it; `undefined` when that takes too long. */
  const placeOf = (item: Y.Item, parent: string): Piece | null | undefined => {
    const { origin, rightOrigin } = item
    let left = neighbour(origin, (origin?.clock ?? 0) + 1)
    const right = neighbour(rightOrigin, rightOrigin?.clock ?? 0)
    let other = left ? nextOf(left) : headOf(parent)
    if (!other || other === right) return left
    const passed = new Set<Piece>()
    const conflicting = new Set<Piece>()
    for (; other && other !== right; other = nextOf(other)) {
      if (++steps > most) return undefined
      passed.add(other)
      conflicting.add(other)
      const othersOrigin = originOf(other)
      if (isSame(origin, othersOrigin)) {
        if (other.item.id.client >= item.id.client) {
          if (isSame(rightOrigin, other.item.rightOrigin)) break
          continue
        }
      } else {
        const before = othersOrigin && pieceAt(othersOrigin)
        if (!before || !passed.has(before)) break
        if (conflicting.has(before)) continue
      }
      left = other
      conflicting.clear()
    }
    return left
  }

  /** Whether an item of a text may be added: false when Yjs would walk too far. */
  return (item: Y.Item, parent: string): boolean => {
    const left = placeOf(item, parent)
    if (left === undefined || steps > most) return false
    insert(item, left, parent)
    return true
  }
}

const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && idName(a) === idName(b))

const originOf = ({ item, from }: Piece): Y.ID | null =>
  from === item.id.clock ? item.origin : Y.createID(item.id.client, from - 1)
