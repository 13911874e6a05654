import { seeded } from './syncClient.ts'

/*
 * Import this before anything that imports Yjs: the client ids it draws decide whose edit wins, and a failing seed
 * has to fail again.
 */
let draw = seeded(1)

Object.assign(globalThis.crypto, {
  getRandomValues: (view: Uint8Array | Uint16Array | Uint32Array) => {
    for (let at = 0; at < view.length; at++) view[at] = draw() * 2 ** 32
    return view
  },
})

/** From here on all that is drawn follows from the seed. */
export const seedRandom = (seed: number): void => {
  draw = seeded(seed)
}
