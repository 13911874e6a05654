import * as Y from 'yjs'
import { INK_ROOT, LAYOUT_ROOT } from '#shared/doc/layout.ts'
import type { Path, Place, Places } from './places.ts'
import type { Decoded, Effect, Struct } from './updateEffect.ts'

/** What an update touches: root → entry → field (null: the entry as a whole) → the values it may then have. */
export type Touched = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string | null, readonly unknown[]>>>

/** Only what has an effect: words that the update itself takes away again are none. */
export const touchedBy = (effect: Effect, places: Places, { ds }: Decoded): Touched => {
  const touched = new Map<string, Map<string, Map<string | null, unknown[]>>>()
  const valuesAt = ({ root, id, field }: Path): unknown[] => {
    const entries = getOrAdd(touched, root, () => new Map<string, Map<string | null, unknown[]>>())
    const fields = getOrAdd(entries, id, () => new Map<string | null, unknown[]>())
    return getOrAdd(fields, field, () => [])
  }
  for (const list of effect.structs.values())
    for (const struct of list) {
      if (!(struct instanceof Y.Item)) continue
      const place = places.of(struct)
      const gone = isGone(ds, struct)
      if (place.path === null || (gone && place.entry === null)) continue
      const values = valuesAt(place.path)
      if (!gone && isValue(place) && struct.content instanceof Y.ContentAny)
        values.push(...struct.content.arr)
    }
  for (const item of effect.deleted) {
    const { path } = places.heldPlace(item)
    if (path) valuesAt(path)
  }
  return touched
}

/**
 * Whether an entry of a map is of several values that live on. One put into the middle of them leaves some that are not
 * the last, which nothing deletes any more, and Yjs throws when what they are in is deleted.
 */
export const hasLivingRow = (effect: Effect, places: Places, { ds }: Decoded): boolean => {
  const livesInMap = (struct: Struct) =>
    struct instanceof Y.Item && struct.length > 1 && places.of(struct).entry !== null && !isGone(ds, struct)
  return [...effect.structs.values()].some((list) => list.some(livesInMap))
}

/** Values of one field that no honest client leaves standing side by side; where a thing is would be in all of them. */
const MOST_VALUES = 8

export const hasTooManyValues = (touched: Touched): boolean => {
  for (const entries of touched.values())
    for (const fields of entries.values())
      for (const values of fields.values()) if (values.length > MOST_VALUES) return true
  return false
}

/** Whether what stands here is what a whole entry or a whole field says. */
const isValue = ({ depth, parent }: Place): boolean =>
  depth === 1 || (depth === 0 && (parent === LAYOUT_ROOT || parent === INK_ROOT))

const isGone = (ds: Decoded['ds'], struct: Struct): boolean =>
  (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted) || isDeletedBy(ds, struct)

const isDeletedBy = (ds: Decoded['ds'], { id, length }: Struct): boolean => {
  const ranges = ds.clients.get(id.client) ?? []
  let low = 0
  for (let high = ranges.length; low < high;) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.clock ?? 0) <= id.clock) low = middle + 1
    else high = middle
  }
  const range = ranges[low - 1]
  return range !== undefined && range.clock + range.len >= id.clock + length
}

const getOrAdd = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
