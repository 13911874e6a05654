/// <reference types="vite/client" />
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  Tldraw,
  type TLShape,
  type TLStore,
} from '@tldraw/tldraw'
import { createRoot } from 'react-dom/client'
import '@tldraw/tldraw/tldraw.css'
import type { BenchCard } from '../benchBoard.ts'
import { spotOfDrag } from '../drag.ts'
import { PlainCardUtil } from './PlainCard.tsx'
import { cursorOf, recordsOf, type Shown } from './records.ts'

/*
 * Stock tldraw beside which the board is measured: its own interface, cards in HTML, arrows that are bound. Others'
 * work is merged once a frame, as the library's own synchronisation does.
 */
const UTILS = [PlainCardUtil]
const ASSETS = getAssetUrlsByImport()

const startPeers = (store: TLStore, cards: readonly BenchCard[], perSecond: number) => {
  let turn = 0
  let waiting = new Map<string, { card: BenchCard; n: number }>()
  const timers = cards.map((card, n) => {
    const tick = () => {
      turn++
      waiting.set(card.id, { card, n })
    }
    return setInterval(tick, 1_000 / perSecond)
  })
  let running = true
  const merge = () => {
    if (!running) return
    requestAnimationFrame(merge)
    if (waiting.size === 0) return
    const due = waiting
    waiting = new Map()
    store.mergeRemoteChanges(() => {
      for (const { card, n } of due.values()) {
        const spot = spotOfDrag(card, turn + n)
        const held = store.get(createShapeId(card.id)) as TLShape
        store.put([{ ...held, ...spot }, cursorOf(n, spot)])
      }
    })
  }
  merge()
  return () => {
    running = false
    for (const timer of timers) clearInterval(timer)
  }
}

const shown = (await (await fetch('./board.json')).json()) as Shown
const store = createTLStore({
  shapeUtils: [...defaultShapeUtils, ...UTILS],
  bindingUtils: defaultBindingUtils,
})
let stop = () => {}
Object.assign(window, {
  startPeers: (cards: BenchCard[], perSecond: number) => (stop = startPeers(store, cards, perSecond)),
  stopPeers: () => stop(),
})
store.mergeRemoteChanges(() => {})
store.mergeRemoteChanges(() => store.put(recordsOf(shown)))
const root = document.querySelector('#root')
if (root) createRoot(root).render(<Tldraw store={store} shapeUtils={UTILS} assetUrls={ASSETS} />)
