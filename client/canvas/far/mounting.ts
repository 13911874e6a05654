import { atom, react, unsafe__withoutCapture, type Editor, type Signal, type TLShapeId } from '@tldraw/tldraw'

/** Elements are made for so many in one frame, so that a board that opens or is zoomed out of goes on moving. */
const AT_ONCE = 32
/** What has left the view stays made, up to so many in all: whoever goes back finds it. */
const MOST_KEPT = 400

export interface Mounting {
  /** What has elements in the page. */
  readonly mounted: Signal<ReadonlySet<TLShapeId>>
  stop: () => void
}

/** Makes elements for what is wanted, a few at a time, the first of them at once. */
export const mountWanted = (editor: Editor, wanted: Signal<readonly TLShapeId[]>): Mounting => {
  const mounted = atom<ReadonlySet<TLShapeId>>('mounted', new Set())
  let left = AT_ONCE
  let asked = false
  const nextFrame = () => {
    if (asked) return
    asked = true
    editor.timers.requestAnimationFrame(() => {
      asked = false
      left = AT_ONCE
      mount()
    })
  }
  const mount = () => {
    const before = mounted.__unsafe__getWithoutCapture()
    const all = unsafe__withoutCapture(() => wanted.get())
    const missing = all.filter((id) => !before.has(id))
    const added = missing.slice(0, left)
    left -= added.length
    if (added.length > 0 || missing.length > 0) nextFrame()
    const next = added.length > 0 ? new Set([...before, ...added]) : before
    const kept = next.size > MOST_KEPT ? dropped(next, new Set(all)) : next
    if (kept !== before) mounted.set(kept)
  }
  const stop = react('mount what is in view', () => {
    wanted.get()
    mount()
  })
  return { mounted, stop }
}

/** Without as many as are too many and not wanted, the longest there first. */
const dropped = (set: ReadonlySet<TLShapeId>, wanted: ReadonlySet<TLShapeId>): ReadonlySet<TLShapeId> => {
  let many = set.size - MOST_KEPT
  const kept = [...set].filter((id) => wanted.has(id) || many-- <= 0)
  return kept.length === set.size ? set : new Set(kept)
}
