import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './hall.module.css'
import { usePageRoom } from './useHall.ts'
import { useHand } from './useHand.ts'

/** Asks to speak; so does Alt+Y, from anywhere on the page. */
export const HandButton = () => {
  const { t } = useTranslation('hall')
  const { place, toggle } = useHand(usePageRoom())
  const words = place > 0 ? t('hand.place', { place }) : t('hand.short')
  return (
    <Tooltip label={t('hand.keys', { what: t(place > 0 ? 'hand.lower' : 'hand.raise') })}>
      <UnstyledButton
        className={classes['tool'] ?? ''}
        data-on={place > 0 || undefined}
        aria-pressed={place > 0}
        aria-label={place > 0 ? `${t('hand.label')}: ${words}` : t('hand.label')}
        aria-keyshortcuts="Alt+Y"
        onClick={toggle}
      >
        <IconHandStop size={19} aria-hidden />
        <span>{words}</span>
        <output className="visually-hidden">{place > 0 && t('hand.raised', { place })}</output>
      </UnstyledButton>
    </Tooltip>
  )
}
