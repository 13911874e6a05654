import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLiveLab } from '#client/plan/hooks.ts'
import classes from './hall.module.css'
import { useHall, usePageRoom } from './useHall.ts'
import { useHandKey } from './useHandKey.ts'
import { useHallActs } from './useHallActs.ts'

/** Asks to speak; so does Alt+Y, from anywhere on the page. */
export const HandButton = () => {
  const { t } = useTranslation('hall')
  const me = useLiveLab().session.seat.id
  const { hands } = useHall()
  const room = usePageRoom()
  const { raise, lower } = useHallActs()
  const place = hands.findIndex(({ seatId }) => seatId === me) + 1
  const words = place > 0 ? t('hand.place', { place }) : t('hand.short')
  const toggle = () => void (place > 0 ? lower() : raise(room))
  useHandKey(toggle)
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
