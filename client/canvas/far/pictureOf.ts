import { unsafe__withoutCapture, type Box, type Editor, type TLShapeId } from '@tldraw/tldraw'
import type { BoardBinding } from '../bindBoard.ts'
import { relationOfShapeId } from '../ids.ts'
import type { BoardItems } from './boardItems.ts'
import { itemsIn } from './inView.ts'
import { detailAt } from './levels.ts'
import { DARK, LIGHT } from './looks.ts'
import type { BoxLike, FarCard, FarLine, Picture } from './picture.ts'
import type { Sight } from './sight.ts'

/** What is to be drawn of a part of the board: everything when it is one picture, else what has no elements yet. */
export const pictureOf = (
  editor: Editor,
  { faces, inward }: BoardBinding,
  sight: Sight,
  part: Box,
): Picture =>
  unsafe__withoutCapture(() => {
    const items = sight.items.get()
    const mounted = sight.picture.get() ? null : sight.mounted.get()
    const selected = new Set<TLShapeId>(editor.getSelectedShapeIds())
    const found = itemsIn(items, part)
    const zoom = editor.getZoomLevel()
    const kinds = new Map(inward.projection().relations.map(({ id, kind }) => [id, kind]))
    return {
      part,
      zoom,
      detail: detailAt(zoom),
      look: editor.user.getIsDarkMode() ? DARK : LIGHT,
      cards: found.cards.flatMap((id): FarCard[] => {
        const card = items.cards.get(id)
        const face = card && !mounted?.has(id) ? faces.face(card.props.entityId) : null
        if (!card || !face) return []
        const { collection, words, lock, errors } = face
        const { x, y, props } = card
        return [{ x, y, w: props.w, h: props.h, collection, words, locked: lock !== null, errors: errors > 0, selected: selected.has(id) }] // prettier-ignore
      }),
      lines: found.relations.flatMap((id): FarLine[] => {
        const ends = mounted?.has(id) ? null : items.relations.get(id)
        const [from, to] = [boxOf(items, ends?.from), boxOf(items, ends?.to)]
        const kind = kinds.get(relationOfShapeId(id) ?? '')
        return from && to && kind ? [{ kind, from, to, selected: selected.has(id) }] : []
      }),
    }
  })

const boxOf = ({ cards }: BoardItems, id: TLShapeId | undefined): BoxLike | null => {
  const card = id && cards.get(id)
  return card ? { x: card.x, y: card.y, w: card.props.w, h: card.props.h } : null
}
