import { TextInput } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import type { Editor, TLImageShape } from '@tldraw/tldraw'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardBinding } from '../bindBoard.ts'
import { focusCanvas } from '../focusCanvas.ts'

/** As long as a sentence or two. */
const LONGEST = 500

/** Asks what a picture shows, for who cannot see it. */
export const PictureBar = ({
  editor,
  binding,
  shape,
}: {
  editor: Editor
  binding: BoardBinding
  shape: TLImageShape
}) => {
  const { t } = useTranslation('images')
  const { altText } = shape.props
  /** Null while nobody types here: then it is what the picture says. */
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    const kept = (typed ?? altText).trim()
    setTyped(null)
    if (kept === altText || !editor.getShape(shape.id)) return
    binding.lab.checkpoint()
    editor.updateShapes([{ id: shape.id, type: 'image', props: { altText: kept } }])
  }
  return (
    <TextInput
      size="xs"
      w="min(360px, 60vw)"
      variant="unstyled"
      px={6}
      leftSection={<IconPhoto size={16} aria-hidden />}
      aria-label={t('ask')}
      placeholder={t('ask')}
      maxLength={LONGEST}
      value={typed ?? altText}
      readOnly={editor.getIsReadonly()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') setTyped(null)
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        if (event.key === 'Enter') keep()
        focusCanvas(editor)
      }}
    />
  )
}
