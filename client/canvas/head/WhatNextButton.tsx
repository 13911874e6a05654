import { IconHelpCircle } from '@tabler/icons-react'
import { isEditingText } from '../making/isEditingText.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseSteps, useStepsShown } from '../../first/stepsShown.ts'
import type { HeadProps } from './BoardHead.tsx'
import { HeadButton } from './HeadButton.tsx'

/** Opens and closes what comes next; so does the key "?". */
export const WhatNextButton = ({ editor }: Pick<HeadProps, 'editor'>) => {
  const { t } = useTranslation('first')
  const shown = useStepsShown()
  useEffect(() => {
    const container = editor.getContainer()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isEditingText(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      chooseSteps(shown ? 'closed' : 'open')
    }
    container.addEventListener('keydown', onKeyDown, { capture: true })
    return () => container.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor, shown])
  return (
    <HeadButton
      iconOnly
      label={t('open')}
      hint={t('openHint')}
      keys="?"
      icon={<IconHelpCircle size={19} aria-hidden />}
      pressed={shown}
      onClick={() => chooseSteps(shown ? 'closed' : 'open')}
    />
  )
}
