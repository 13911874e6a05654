import { IconSpeakerphone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PresenceView } from '#shared/wire/presence.ts'
import { HeadButton } from '../canvas/head/HeadButton.tsx'
import { useMayLock } from '../plan/useLock.ts'
import { useGuide } from './useGuide.ts'

interface Props {
  board: string
  /** The part of the board everyone is to see; null for those who have no canvas before them. */
  view: () => PresenceView | null
  iconOnly?: boolean
}

/** For who keeps order in the lab: brings everyone to this room. */
export const BringEveryone = ({ board, view, iconOnly = false }: Props) => {
  const { t } = useTranslation('guide')
  const { guide } = useGuide()
  if (!useMayLock()) return null
  return (
    <HeadButton
      iconOnly={iconOnly}
      label={t('summon.button')}
      icon={<IconSpeakerphone size={19} aria-hidden />}
      onClick={() => guide.call(board, view())}
    />
  )
}
