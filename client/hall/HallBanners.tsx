import { Button, CloseButton } from '@mantine/core'
import { IconBulb, IconMessage2, IconMicrophone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { boardOf } from '#shared/plan/select.ts'
import { liveEntity, type Plan } from '#shared/plan/plan.ts'
import { cardAddress, labIn, viewIn } from '#client/guide/addresses.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { useMayLock } from '#client/plan/useLock.ts'
import { usePhone } from '#client/phone/usePhone.ts'
import classes from './hall.module.css'
import { spokenName } from './spokenName.ts'
import { useDismissed } from './useDismissed.ts'
import { isFor, useHall, usePageRoom } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

/**
 * What everyone is told and pointed at, over whatever page is shown, until each has seen it. `floor`: that it is one's
 * turn to speak, too.
 */
export const HallBanners = ({ floor = true }: { floor?: boolean }) => {
  const { t } = useTranslation('hall')
  const lab = useLiveLab()
  const { messages, spotlight, speaking } = useHall()
  const [seen, dismiss] = useDismissed()
  const page = usePageRoom()
  const mine = speaking.some(({ seatId }) => seatId === lab.session.seat.id)
  return (
    <output className={classes['banners']}>
      {floor && mine && (
        <Line icon={<IconMicrophone size={18} aria-hidden />}>
          <span className={classes['said']}>{t('queue.yours')}</span>
        </Line>
      )}
      {messages
        .filter((one) => isFor(page)(one) && !seen.has(one.id))
        .map(({ id, text, by }) => (
          <Line key={id} icon={<IconMessage2 size={18} aria-hidden />}>
            <span className={classes['said']}>
              <strong>{t('message.by', { name: by })}</strong> <bdi>{text}</bdi>
            </span>
            <EndButton label={t('message.endForAll')} act={{ act: 'endMessage', message: id }} />
            <CloseButton
              aria-label={t('message.dismiss')}
              title={t('message.dismiss')}
              onClick={() => dismiss(id)}
            />
          </Line>
        ))}
      {spotlight && !seen.has(spotlight.id) && (
        <LookAt id={spotlight.entity} dismiss={() => dismiss(spotlight.id)} />
      )}
    </output>
  )
}

const Line = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <span className={classes['banner']}>
    {icon}
    {children}
  </span>
)

const EndButton = ({
  label,
  act,
}: {
  label: string
  act: Parameters<ReturnType<typeof useHallActs>['act']>[0]
}) => {
  const acts = useHallActs()
  if (!useMayLock()) return null
  return (
    <Button size="compact-sm" variant="default" onClick={() => void acts.act(act)}>
      {label}
    </Button>
  )
}

const whole = (plan: Plan) => plan

const LookAt = ({ id, dismiss }: { id: string; dismiss: () => void }) => {
  const { t } = useTranslation(['hall', 'plan'])
  const plan = usePlan(whole)
  const phone = usePhone()
  const { pathname } = useLocation()
  if (!liveEntity(plan, id)) return null
  const view = viewIn(pathname) ?? (phone ? 'list' : 'canvas')
  const path = cardAddress(plan, labIn(pathname), { id, board: boardOf(plan, id) }, view)
  return (
    <Line icon={<IconBulb size={18} aria-hidden />}>
      <span className={classes['said']}>{t('spotlight.look', { name: spokenName(t, plan, id) })}</span>
      {path && (
        <Button size="compact-sm" component={Link} to={path}>
          {t('spotlight.show')}
        </Button>
      )}
      <EndButton label={t('spotlight.endForAll')} act={{ act: 'endSpotlight' }} />
      <CloseButton aria-label={t('spotlight.dismiss')} title={t('spotlight.dismiss')} onClick={dismiss} />
    </Line>
  )
}
