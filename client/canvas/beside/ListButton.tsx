import { useMediaQuery } from '@mantine/hooks'
import { IconLayoutSidebarRight } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useNarrow } from '../../ui/useNarrow.ts'
import { HeadButton } from '../head/HeadButton.tsx'
import { besideShown } from './besideShown.ts'

/** Opens the board's list beside the canvas; where there is no room for both, it goes to the list. */
export const ListButton = () => {
  const { t } = useTranslation('list')
  const shown = useSyncExternalStore(besideShown.subscribe, besideShown.get)
  const narrow = useNarrow()
  const tight = useMediaQuery('(max-width: 80em)') ?? false
  const navigate = useNavigate()
  return (
    <HeadButton
      iconOnly={tight}
      label={t('label')}
      hint={t(narrow ? 'label' : shown ? 'hide' : 'show')}
      icon={<IconLayoutSidebarRight size={19} aria-hidden />}
      {...(!narrow && { pressed: shown })}
      onClick={() => (narrow ? void navigate('../list', { relative: 'path' }) : besideShown.toggle())}
    />
  )
}
