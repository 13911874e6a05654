import { getIndicesBetween, type IndexKey, type TLStore } from '@tldraw/tldraw'

/** From below: frames, relations, cards, and above them everything a person draws (from `a1` on). */
const FRAMES = 'a0' as IndexKey
const CARDS = 'a0V' as IndexKey
const DRAWING = 'a1' as IndexKey

/** `count` keys above the highest that lies between two others. */
const nextBetween = (store: TLStore, low: IndexKey, high: IndexKey, count: number): IndexKey[] => {
  if (count === 0) return []
  let top = low
  for (const record of store.allRecords())
    if (record.typeName === 'shape' && record.index > top && record.index < high) top = record.index
  return getIndicesBetween(top, high, count)
}

export const nextCardIndices = (store: TLStore, count: number) => nextBetween(store, CARDS, DRAWING, count)

/** Relations lie under the cards, so that a line across the board does not strike out their words. */
export const nextRelationIndices = (store: TLStore, count: number) => nextBetween(store, FRAMES, CARDS, count)

export const frameIndex = (): IndexKey => FRAMES
