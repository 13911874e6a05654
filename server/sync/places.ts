import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'
import { idName } from './mapEntries.ts'
import type { Struct } from './updateEffect.ts'

/** What of the plan something is part of: a root's entry (an entity, a card's place, a drawing), and its field. */
export interface Path {
  root: string
  id: string
  /** Null for the entry as a whole. */
  field: string | null
}

/** Where a struct lies: how many shared types deep (a root's own entries at 0), in what, and of which map's which key. */
export interface Place {
  depth: number
  /** A root's name or a type's id. */
  parent: string
  entry: string | null
  /** Null where nothing has an effect any more: Yjs lets go of what it puts into something deleted. */
  path: Path | null
}
const NOWHERE: Place = { depth: 0, parent: '', entry: null, path: null }

/** A shared type seen from inside: what its own entries have in common. */
interface Inside {
  depth: number
  parent: string
  /** A root's name, or the path of the item the type is in. */
  of: string | Path | null
}

/** Tells where structs lie, held ones and new ones; new ones in the order in which they are integrated. */
export const openPlaces = (find: (id: Y.ID) => Struct | undefined) => {
  const places = new Map<Struct, Place>()
  const insides = new Map<Y.AbstractType<unknown>, Inside>()

  const insideOf = (type: Y.AbstractType<unknown>): Inside => {
    const known = insides.get(type)
    if (known) return known
    const owner = type._item
    const inside = owner ? insideItem(owner, heldPlace(owner)) : insideRoot(Y.findRootTypeKey(type))
    insides.set(type, inside)
    return inside
  }
  const heldPlace = (struct: Struct): Place =>
    struct instanceof Y.Item && struct.parent instanceof Y.AbstractType
      ? placeIn(insideOf(struct.parent), struct.parentSub)
      : NOWHERE
  const placeOf = (id: Y.ID): Place => {
    const found = find(id)
    return found === undefined ? NOWHERE : (places.get(found) ?? heldPlace(found))
  }
  const newPlace = (item: Y.Item): Place => {
    const beside = item.origin ?? item.rightOrigin
    if (beside !== null) return placeOf(beside)
    const { parent } = item
    if (!(parent instanceof Y.ID)) return placeIn(insideRoot(String(parent)), item.parentSub)
    return placeIn(insideItem(find(parent), placeOf(parent), idName(parent)), item.parentSub)
  }
  return {
    heldPlace,
    /** Remembers where a new item will be. */
    add: (item: Y.Item): Place => {
      const place = newPlace(item)
      places.set(item, place)
      return place
    },
    of: (struct: Struct): Place => places.get(struct) ?? NOWHERE,
  }
}
export type Places = ReturnType<typeof openPlaces>

const insideRoot = (name: string): Inside => ({ depth: 0, parent: name, of: name })

const insideItem = (
  owner: Struct | undefined,
  { depth, path }: Place,
  parent = owner ? idName(owner.id) : '',
): Inside => ({
  // Deeper than any honest document, deeper than the guard lets anyone go; a held one may be.
  depth: Math.min(depth, LIMITS.valueDepth) + 1,
  parent,
  of: owner instanceof Y.Item && owner.content instanceof Y.ContentType && !owner.deleted ? path : null,
})

const placeIn = ({ depth, parent, of }: Inside, key: string | null): Place => ({
  depth,
  parent,
  entry: key === null ? null : JSON.stringify([parent, key]),
  path: pathIn(of, depth, key),
})

const pathIn = (of: Inside['of'], depth: number, key: string | null): Path | null => {
  if (of === null) return null
  if (typeof of === 'string') return key === null ? null : { root: of, id: key, field: null }
  return depth === 1 ? { ...of, field: key } : of
}
