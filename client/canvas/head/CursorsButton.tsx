import { IconPointer, IconPointerOff } from '@tabler/icons-react'
import { useValue } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { othersCursors, toggleOthersCursors } from '../othersCursors.ts'
import { HeadButton } from './HeadButton.tsx'

/** Turns others' cursors off and on: in a full hall they can be more than one wants to see. */
export const CursorsButton = () => {
  const { t } = useTranslation('canvas')
  const shown = useValue(othersCursors)
  return (
    <HeadButton
      iconOnly
      label={t('cursors.label')}
      hint={t(shown ? 'cursors.hide' : 'cursors.show')}
      icon={shown ? <IconPointer size={19} aria-hidden /> : <IconPointerOff size={19} aria-hidden />}
      pressed={shown}
      onClick={toggleOthersCursors}
    />
  )
}
