import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSteps } from '../../plan/hooks.ts'
import { HeadButton } from './HeadButton.tsx'

/** Back and forth over one's own edits, on the canvas, in the list and in forms alike. */
export const UndoButtons = ({ step }: { step: (move: 'undo' | 'redo') => void }) => {
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
        onClick={() => step('undo')}
      />
      <HeadButton
        iconOnly
        label={t('redo')}
        keys="Control+Shift+Z"
        icon={<IconArrowForwardUp size={19} aria-hidden />}
        disabled={!canRedo}
        onClick={() => step('redo')}
      />
    </>
  )
}
