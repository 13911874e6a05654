import {
  IconCheck,
  IconClockHour4,
  IconMessageExclamation,
  IconRefreshAlert,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './StandingChip.module.css'

export type Standing = 'requested' | 'signed' | 'signedWithReservation' | 'declined' | 'lapsed'

const ICON: Record<Standing, TablerIcon> = {
  requested: IconClockHour4,
  signed: IconCheck,
  signedWithReservation: IconMessageExclamation,
  declined: IconX,
  lapsed: IconRefreshAlert,
}

/** Where an organisation stands: a word and a sign, told apart by more than colour. */
export const StandingChip = ({ state }: { state: Standing }) => {
  const { t } = useTranslation('common')
  const Icon = ICON[state]
  return (
    <span className={classes['chip']} data-state={state}>
      <Icon size={15} stroke={2.2} aria-hidden />
      {t(`standing.${state}`)}
    </span>
  )
}
