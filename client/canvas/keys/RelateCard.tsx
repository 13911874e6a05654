import { IconLink } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import type { Editor } from '@tldraw/tldraw'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useListActions } from '../../list/useListActions.ts'
import { boardSelectionOf } from '../../plan/boardSelection.ts'
import { useAreaKeys } from '../areas/useAreaKeys.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { focusCanvas } from '../focusCanvas.ts'

const RelationsDialog = lazy(() =>
  import('../../list/RelationsDialog.tsx').then((module) => ({ default: module.RelationsDialog })),
)

interface Props {
  editor: Editor
  binding: BoardBinding
  entityId: string
}

/** What a card is related to, and a way to relate it without drawing an arrow; L on the selected card. */
export const RelateCard = ({ editor, binding, entityId }: Props) => {
  const { t } = useTranslation('keys')
  const { lab, board } = binding
  const { ask, canEdit } = useListActions(board)
  const [relating, setRelating] = useState<string | null>(null)
  const begin = () => {
    binding.outward.flush()
    setRelating(entityId)
  }
  useAreaKeys(editor, { l: begin, L: begin })
  const end = (goTo?: string) => {
    setRelating(null)
    if (goTo !== undefined) boardSelectionOf(lab, board).set({ ids: [goTo], by: 'list', reveal: goTo })
    focusCanvas(editor)
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="dark"
        aria-keyshortcuts="L"
        leftSection={<IconLink size={16} aria-hidden />}
        onClick={begin}
      >
        {t('relations')}
      </Button>
      {relating !== null && (
        <Suspense>
          <RelationsDialog
            cardId={relating}
            board={board}
            canEdit={canEdit}
            ask={(commands, said) => {
              const taken = ask(commands, said)
              binding.inward.flush()
              return taken
            }}
            end={end}
          />
        </Suspense>
      )}
    </>
  )
}
