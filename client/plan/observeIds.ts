import * as Y from 'yjs'
import { ROOTS } from '#shared/doc/layout.ts'

/**
 * Tells which entries of which root a transaction touched, however deep inside them; and by which client each was
 * written, where the document says so (what was only taken away has no writer).
 */
export const observeIds = (
  doc: Y.Doc,
  touched: (root: string, ids: Iterable<string>, writers: ReadonlyMap<string, number>) => void,
): (() => void) => {
  const stops = [...ROOTS].map((root) => {
    const map = doc.getMap(root)
    const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const ids = new Set<string>()
      const writers = new Map<string, number>()
      const add = (id: string, writer: number | undefined) => {
        ids.add(id)
        if (writer !== undefined) writers.set(id, writer)
      }
      for (const event of events) {
        if (event.path.length > 0) add(String(event.path[0]), writerWithin(event))
        else for (const key of event.changes.keys.keys()) add(key, writerOf(event.target, key))
      }
      touched(root, ids, writers)
    }
    map.observeDeep(observer)
    return () => map.unobserveDeep(observer)
  })
  return () => {
    for (const stop of stops) stop()
  }
}

/** Who wrote what a key of a map holds now. */
const writerOf = (target: Y.AbstractType<unknown>, key: string): number | undefined =>
  target instanceof Y.Map ? target._map.get(key)?.id.client : undefined

const writerWithin = (event: Y.YEvent<Y.AbstractType<unknown>>): number | undefined => {
  const { target, changes } = event
  const [key] = changes.keys.keys()
  if (key !== undefined) return writerOf(target, key)
  for (let item = target._start; item !== null; item = item.right) if (event.adds(item)) return item.id.client
  return undefined
}
