import type * as Y from 'yjs'
import { ROOTS } from '#shared/doc/layout.ts'

/** Tells which entries of which root a transaction touched, however deep inside them. */
export const observeIds = (
  doc: Y.Doc,
  touched: (root: string, ids: Iterable<string>) => void,
): (() => void) => {
  const stops = [...ROOTS].map((root) => {
    const map = doc.getMap(root)
    const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const ids = new Set<string>()
      for (const event of events) {
        if (event.path.length > 0) ids.add(String(event.path[0]))
        else for (const key of event.changes.keys.keys()) ids.add(key)
      }
      touched(root, ids)
    }
    map.observeDeep(observer)
    return () => map.unobserveDeep(observer)
  })
  return () => {
    for (const stop of stops) stop()
  }
}
