import { IconSpeakerphone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useGuide } from '../../guide/useGuide.ts'
import { useMayLock } from '../../plan/useLock.ts'
import type { HeadProps } from '../head/BoardHead.tsx'
import { HeadButton } from '../head/HeadButton.tsx'
import { viewNow } from './cameraFor.ts'

/** For who keeps order in the lab: brings everyone to what is on this screen. */
export const BringButton = ({ editor, binding }: HeadProps) => {
  const { t } = useTranslation('guide')
  const { guide } = useGuide()
  if (!useMayLock()) return null
  return (
    <HeadButton
      label={t('summon.button')}
      icon={<IconSpeakerphone size={19} aria-hidden />}
      onClick={() => guide.call(binding.board, viewNow(editor))}
    />
  )
}
