import { useElementSize, useMergedRef } from '@mantine/hooks'
import { Box, useValue, type Editor, type TLFrameShape, type TLImageShape } from '@tldraw/tldraw'
import { useRef } from 'react'
import type { Relation } from '#shared/plan/relations.ts'
import { AreaBar } from './areas/AreaBar.tsx'
import { isArea } from './areas/isArea.ts'
import type { OpenCard } from './attachKeys.ts'
import type { BoardBinding } from './bindBoard.ts'
import { CardBar } from './CardBar.tsx'
import { isCard } from './cards/cardShape.ts'
import { relationOfShapeId } from './ids.ts'
import { useBarKeys } from './keys/useBarKeys.ts'
import { isImage } from './images/imageAsset.ts'
import { PictureBar } from './images/PictureBar.tsx'
import { NoteBar } from './NoteBar.tsx'
import { selectedNotes } from './notesToCards.ts'
import { RelationBar } from './RelationBar.tsx'

interface Props {
  editor: Editor
  binding: BoardBinding
  open: OpenCard
}

type Bar =
  | { kind: 'notes'; count: number }
  | { kind: 'relation'; relation: Relation }
  | { kind: 'card'; entityId: string }
  | { kind: 'area'; shape: TLFrameShape }
  | { kind: 'picture'; shape: TLImageShape }

const QUIET = ['select.idle', 'select.editing_shape', 'select.pointing_shape', 'select.pointing_selection']
const GAP = 12
/** The bar's padding and border, both sides. */
const FRAME = 10
/** The editor's own bars and the watermark lie at the bottom. */
const CLEAR = { top: 8, bottom: 112 }

const barOf = (editor: Editor, binding: BoardBinding): Bar | null => {
  if (!editor.isInAny(...QUIET)) return null
  const notes = selectedNotes(editor)
  if (notes) return { kind: 'notes', count: notes.length }
  const only = editor.getOnlySelectedShape()
  if (!only) return null
  if (isCard(only))
    return binding.faces.editing.get() ? null : { kind: 'card', entityId: only.props.entityId }
  if (isImage(only)) return { kind: 'picture', shape: only }
  if (isArea(only)) return { kind: 'area', shape: only }
  const id = relationOfShapeId(only.id)
  const relation = binding.inward.projection().relations.find((r) => r.id === id)
  return relation ? { kind: 'relation', relation } : null
}

/** What can be done with what is selected, beside it and out of the way of the canvas's own bars. */
export const SelectionBar = ({ editor, binding, open }: Props) => {
  const bar = useValue('selection bar', () => barOf(editor, binding), [editor, binding])
  const around = useValue(
    'selection bounds',
    () => {
      const bounds = editor.getSelectionPageBounds()
      if (!bounds) return null
      const corner = editor.pageToViewport(bounds.point)
      const zoom = editor.getZoomLevel()
      return new Box(corner.x, corner.y, bounds.w * zoom, bounds.h * zoom)
    },
    [editor],
  )
  const viewport = useValue('viewport', () => editor.getViewportScreenBounds(), [editor])
  const { ref, width, height } = useElementSize()
  const element = useRef<HTMLDivElement>(null)
  const both = useMergedRef(ref, element)
  useBarKeys(editor, element)
  const size = { w: width + FRAME, h: height + FRAME }
  if (!bar || !around) return null
  const above = around.y - size.h - GAP
  const below = Math.min(around.maxY + GAP, viewport.h - CLEAR.bottom - size.h)
  const top = above >= CLEAR.top ? above : Math.max(CLEAR.top, below)
  const left = Math.min(Math.max(8, around.midX - size.w / 2), Math.max(8, viewport.w - size.w - 8))
  return (
    <div ref={both} className="board-bar" data-part="bar" style={{ top, left }}>
      {bar.kind === 'notes' && <NoteBar editor={editor} binding={binding} count={bar.count} />}
      {bar.kind === 'relation' && (
        <RelationBar editor={editor} binding={binding} relation={bar.relation} key={bar.relation.id} />
      )}
      {bar.kind === 'picture' && (
        <PictureBar editor={editor} binding={binding} shape={bar.shape} key={bar.shape.id} />
      )}
      {bar.kind === 'area' && (
        <AreaBar editor={editor} binding={binding} shape={bar.shape} key={bar.shape.id} />
      )}
      {bar.kind === 'card' && (
        <CardBar editor={editor} binding={binding} entityId={bar.entityId} open={open} />
      )}
    </div>
  )
}
