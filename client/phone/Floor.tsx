import { IconMicrophone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHall } from '#client/hall/useHall.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import classes from './phone.module.css'

/** Whether it is this person's turn to speak. */
export const useHasFloor = (): boolean => {
  const me = useLiveLab().session.seat.id
  return useHall().speaking.some(({ seatId }) => seatId === me)
}

/** It is one's turn: said first of all, and at once to who listens. */
export const Floor = () => {
  const { t } = useTranslation('hall')
  const mine = useHasFloor()
  return (
    <div role="alert">
      {mine && (
        <p className={classes['floor']}>
          <IconMicrophone size={28} aria-hidden />
          <span>{t('queue.yours')}</span>
        </p>
      )}
    </div>
  )
}
