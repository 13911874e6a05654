import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSteps } from '../../plan/hooks.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { HeadButton } from './HeadButton.tsx'

/** Back and forth over one's own edits, on the canvas and in forms alike. */
export const UndoButtons = ({ binding }: { binding: BoardBinding }) => {
  const { t } = useTranslation('canvas')
  const { canUndo, canRedo } = useSteps()
  return (
    <>
      <HeadButton
        iconOnly
        label={t('undo')}
        keys="Control+Z"
        icon={<IconArrowBackUp size={19} aria-hidden />}
        disabled={!canUndo}
        onClick={() => binding.undo()}
      />
      <HeadButton
        iconOnly
        label={t('redo')}
        keys="Control+Shift+Z"
        icon={<IconArrowForwardUp size={19} aria-hidden />}
        disabled={!canRedo}
        onClick={() => binding.redo()}
      />
    </>
  )
}
