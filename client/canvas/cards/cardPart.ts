import type { Editor, VecLike } from '@tldraw/tldraw'
import type { CardShape } from './cardShape.ts'

/** What of a card is at a point of the page: its words, those in the second language, or its head and foot. */
export const cardPartAt = (editor: Editor, card: CardShape, point: VecLike): 'words' | 'second' | 'rest' => {
  const drawn = editor.getContainer().querySelector(`[data-shape-id="${card.id}"] .board-card`)
  const { y } = editor.pageToScreen(point)
  const rectOf = (part: string): DOMRect | null => {
    const rect = drawn?.querySelector(part)?.getBoundingClientRect()
    return rect && rect.height > 0 ? rect : null // from far away a card is its words alone
  }
  const [head, foot] = [rectOf('.board-card-head'), rectOf('.board-card-foot')]
  if ((head && y < head.bottom) || (foot && y >= foot.top)) return 'rest'
  const second = rectOf('.board-card-second')
  return second && y >= second.top ? 'second' : 'words'
}
