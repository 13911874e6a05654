import * as Y from 'yjs'
import { META_ROOT, ROOTS } from '#shared/doc/layout.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { openEntries } from './mapEntries.ts'
import { openPlaces, type Place, type Places } from './places.ts'
import { openTextSteps } from './textSteps.ts'
import type { Struct } from './updateEffect.ts'

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Goes through new structs in the order in which Yjs would integrate them, and tells where each lies, or: `gap`, one
 * of them depends on something neither the document nor the update has; `forbidden`, one lies outside the document's
 * layout, has a key or a depth no honest document has, or would make Yjs walk all entries of a key; `tooLarge`, the
 * same of a text.
 */
export const judgeStructs = (
  doc: Y.Doc,
  structs: ReadonlyMap<number, readonly Struct[]>,
  textSteps: number,
): Places | 'gap' | 'forbidden' | 'tooLarge' => {
  const walk = openWalk(doc, structs, textSteps)
  for (const client of structs.keys()) {
    for (let first = walk.next(client); first; first = walk.next(client)) {
      const stack = [first]
      for (let head = stack.at(-1); head; head = stack.at(-1)) {
        const needed = walk.missing(head)
        if (needed === null) {
          const problem = walk.visit(head)
          if (problem) return problem
          stack.pop()
          continue
        }
        const before = walk.next(needed)
        // None left, or it waits for one on this very stack: no order would do.
        if (!before || before.id.clock > walk.reached(needed)) return 'gap'
        stack.push(before)
      }
    }
  }
  return walk.places
}

const openWalk = (doc: Y.Doc, structs: ReadonlyMap<number, readonly Struct[]>, textSteps: number) => {
  const taken = new Map<number, number>()
  const states = new Map<number, number>()
  const entries = openEntries()
  const reached = (client: number) => states.get(client) ?? Y.getState(doc.store, client)

  const find = (id: Y.ID): Struct | undefined =>
    id.clock < Y.getState(doc.store, id.client)
      ? Y.getItem(doc.store, id)
      : structAt(structs.get(id.client) ?? [], id.clock)
  const addToText = openTextSteps(doc, find, textSteps)
  const places = openPlaces(find)
  const visit = (struct: Struct): 'forbidden' | 'tooLarge' | null => {
    states.set(struct.id.client, struct.id.clock + struct.length)
    if (!(struct instanceof Y.Item)) return null
    const place = places.add(struct)
    if (!isWithinLayout(struct, place)) return 'forbidden'
    if (place.entry === null) return addToText(struct, place.parent) ? null : 'tooLarge'
    return entries.add(struct, place.entry) ? null : 'forbidden'
  }
  return {
    places,
    reached,
    visit,
    next: (client: number): Struct | undefined => {
      const at = taken.get(client) ?? 0
      taken.set(client, at + 1)
      return structs.get(client)?.[at]
    },
    /** The client whose next struct must come first, or null. */
    missing: (struct: Struct): number | null =>
      references(struct).find(({ client, clock }) =>
        // Its own later struct will never come first either.
        client === struct.id.client ? clock >= struct.id.clock : clock >= reached(client),
      )?.client ?? null,
  }
}

const references = (struct: Struct): Y.ID[] =>
  struct instanceof Y.Item
    ? [struct.origin, struct.rightOrigin, struct.parent].filter((ref) => ref instanceof Y.ID)
    : []

const isWithinLayout = (item: Y.Item, place: Place): boolean => {
  if (place.depth > LIMITS.valueDepth) return false
  if (item.parentSub !== null && FORBIDDEN_KEYS.has(item.parentSub)) return false
  // Every root is a map: an entry without a key would be a list in it.
  const root: unknown = item.parent
  if (typeof root === 'string' && (!ROOTS.has(root) || item.parentSub === null)) return false
  if (place.depth === 0 && place.parent === META_ROOT) return false
  return !(item.content instanceof Y.ContentAny) || item.content.arr.every(isPlain)
}

/** No key that reaches an object's prototype, anywhere in a value. Its depth was bounded by the scan. */
const isPlain = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.entries(value).every(([key, inner]) => !FORBIDDEN_KEYS.has(key) && isPlain(inner))
}

const structAt = (list: readonly Struct[], clock: number): Struct | undefined => {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = list[middle]
    if (!struct) return undefined
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return struct
  }
  return undefined
}
