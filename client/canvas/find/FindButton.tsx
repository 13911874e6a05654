import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FindCards } from '../../guide/find/FindCards.tsx'
import { focusCanvas } from '../focusCanvas.ts'
import { goToCard } from '../guided/goToCard.ts'
import type { HeadProps } from '../head/BoardHead.tsx'
import { HeadButton } from '../head/HeadButton.tsx'

/** Finds a card of this board, or of another room, by what is typed; Ctrl+F and / open it. */
export const FindButton = ({ editor, binding }: HeadProps) => {
  const { t } = useTranslation('guide')
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!asksToFind(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOpened(true)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  return (
    <FindCards
      room={binding.board}
      opened={opened}
      close={(back) => {
        setOpened(false)
        if (back) focusCanvas(editor)
      }}
      go={({ id }) => goToCard(editor, id, { glide: true })}
    >
      <HeadButton
        label={t('find.button')}
        keys="Control+F /"
        icon={<IconSearch size={19} aria-hidden />}
        onClick={() => setOpened(!opened)}
      />
    </FindCards>
  )
}

/** In a form or the open panel Ctrl+F is the browser's own. */
const asksToFind = (event: KeyboardEvent): boolean => {
  const { target, key } = event
  if (event.altKey || event.isComposing || !(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"]')) return false
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'f'
  const typing = target.isContentEditable || target.closest('input, textarea, select') !== null
  return key === '/' && !typing
}
