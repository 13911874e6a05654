/** How much of a card is drawn: all, its title, or a coloured box. */
export type Detail = 'all' | 'title' | 'box'

/** Below this zoom a card is its title alone: thousands of small texts are slow, and cannot be read. */
export const FAR = 0.55
/** Below this one it is a coloured box. */
export const FLAT = 0.2
/** Where more than this is in view from far, it is drawn as one picture: so many elements of a page cannot be moved. */
const MANY = 250
/** It is not one thing and the other by turns where there are about as many. */
const FEWER = 200

export const detailAt = (zoom: number): Detail => (zoom >= FAR ? 'all' : zoom >= FLAT ? 'title' : 'box')

/** Whether cards and relations are drawn as one picture, at this zoom and with so many in view. */
export const isPicture = (zoom: number, inView: number, before: boolean): boolean => {
  const detail = detailAt(zoom)
  if (detail !== 'title') return detail === 'box'
  return inView > (before ? FEWER : MANY)
}
