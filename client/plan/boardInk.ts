import type { InkRecord } from '#shared/plan/commands.ts'
import { inkAllowed } from '#shared/plan/inkAllowed.ts'
import { inkSpot } from '#shared/plan/inkSpot.ts'
import type { Box } from '#shared/plan/whereabouts.ts'
import { wordsOf } from './richText.ts'

/** A drawing for those who read: a sticky note, words beside the cards, a picture, or a drawing without words. */
export type InkSort = 'note' | 'words' | 'picture' | 'drawing'

export interface InkItem {
  /** Of its record. */
  id: string
  sort: InkSort
  /** Of a picture what it shows, as people wrote it; may be empty. */
  words: string
  /** In canvas units. */
  box: Box
}

type Ink = ReadonlyMap<string, InkRecord>

/** The drawings of a board, as one reads them: from the top, and from the left. Areas and what joins an arrow to a card are none. */
export const boardInk = (ink: Ink, board: string): InkItem[] => {
  const items: InkItem[] = []
  for (const [id, { board: on, record }] of ink) {
    if (on !== board || record['typeName'] !== 'shape' || record['type'] === 'frame' || !inkAllowed(record))
      continue
    const box = inkSpot((at) => ink.get(at), id)?.box
    if (box) items.push({ id, ...readInk(record), box })
  }
  return items.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || (a.id < b.id ? -1 : 1))
}

const readInk = ({ type, props }: Record<string, unknown>): Pick<InkItem, 'sort' | 'words'> => {
  const { richText, text, altText } = propsOf(props)
  if (type === 'note') return { sort: 'note', words: wordsOf(richText) }
  if (type === 'image') return { sort: 'picture', words: typeof altText === 'string' ? altText.trim() : '' }
  const words = wordsOf(richText) || (typeof text === 'string' ? text.trim() : '')
  return { sort: words === '' ? 'drawing' : 'words', words }
}

interface Props {
  richText?: unknown
  text?: unknown
  altText?: unknown
}
const propsOf = (props: unknown): Props => (typeof props === 'object' && props !== null ? props : {})
