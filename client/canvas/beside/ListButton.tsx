import { useMediaQuery } from '@mantine/hooks'
import { IconLayoutSidebarRight } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useNarrow } from '../../ui/useNarrow.ts'
import { HeadButton } from '../head/HeadButton.tsx'
import { goToPart } from '../../ui/parts/parts.ts'
import { besideShown } from './besideShown.ts'

/** Opens the board's list beside the canvas; where there is no room for both, it goes to the list. */
export const ListButton = () => {
  const { t } = useTranslation('list')
  const shown = useSyncExternalStore(besideShown.subscribe, besideShown.get)
  const narrow = useNarrow()
  const tight = useMediaQuery('(max-width: 80em)') ?? false
  const navigate = useNavigate()
  useEffect(() => {
    if (narrow) return
    window.addEventListener('keydown', changeSides, { capture: true })
    return () => window.removeEventListener('keydown', changeSides, { capture: true })
  }, [narrow])
  return (
    <HeadButton
      iconOnly={tight}
      {...(!narrow && { keys: 'Control+Shift+L' })}
      label={t('label')}
      hint={t(narrow ? 'label' : shown ? 'hide' : 'show')}
      icon={<IconLayoutSidebarRight size={19} aria-hidden />}
      {...(!narrow && { pressed: shown })}
      onClick={() => (narrow ? void navigate('../list', { relative: 'path' }) : besideShown.toggle())}
    />
  )
}

/** Ctrl+Shift+L: to the list, which opens for it, and from the list back to the canvas. */
const changeSides = (event: KeyboardEvent) => {
  if (event.key.toLowerCase() !== 'l' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
  if (document.querySelector('[aria-modal="true"]')) return
  event.preventDefault()
  event.stopPropagation()
  if (document.activeElement?.closest('[data-part="list"]')) goToPart('board')
  else if (besideShown.get()) goToPart('list')
  else besideShown.ask()
}
