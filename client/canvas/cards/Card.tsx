import { useEditor, useValue } from '@tldraw/tldraw'
import { useEffect } from 'react'
import type { BoardBinding } from '../bindBoard.ts'
import { CardBody } from './CardBody.tsx'
import { CardWords } from './CardWords.tsx'
import './signs.css'
import './card.css'

interface Props {
  entityId: string
  w: number
  h: number
  binding: BoardBinding
}

/** A card of the board, and the text area over the words that are written. Only the card whose face changed renders again. */
export const Card = ({ entityId, w, h, binding }: Props) => {
  const editor = useEditor()
  const { faces } = binding
  const face = useValue('face', () => faces.face(entityId), [faces, entityId])
  const of = useValue(
    'editing',
    () => {
      if (faces.editing.get()?.id !== entityId) return null
      return faces.editingSecond.get() ? 'second' : 'words'
    },
    [faces, entityId],
  )
  const writer = useValue('writer', () => faces.writers.get().get(entityId), [faces, entityId])
  const editing = of !== null
  useEffect(() => (editing ? () => void faces.editingSecond.set(false) : undefined), [editing, faces])
  if (!face) return null
  const area = of && (
    <CardWords
      key={of}
      face={face}
      entityId={entityId}
      second={of === 'second'}
      binding={binding}
      editor={editor}
    />
  )
  return <CardBody face={face} w={w} h={h} writer={writer} writing={of} area={area} />
}
