import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBell, IconBellOff, IconClock } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { leftOf, type HallTimer } from '#shared/wire/hall.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { liveOf } from '#shared/plan/select.ts'
import { chime } from './chime.ts'
import { clockText } from './clockText.ts'
import classes from './hall.module.css'
import { useRemembered } from './remembered.ts'
import { useServerTime } from './useHall.ts'

/** One timer as everyone sees it; that its time is over is said once. */
export const TimerClock = ({ timer }: { timer: HallTimer }) => {
  const { t } = useTranslation('hall')
  const [loud, setLoud] = useRemembered('hallSound')
  const left = leftOf(timer, useServerTime(timer.endsAt !== null))
  const room = usePlan((plan) => liveOf(plan, 'workstreams', timer.room)?.code ?? '')
  const isOver = left < 0
  useChime(timer, isOver, loud)
  const state = timer.endsAt === null ? 'paused' : isOver ? 'over' : left < 60_000 ? 'near' : 'running'
  const label = timer.label || t('timer.label')
  return (
    <span className={classes['clock']} data-state={state} data-testid="hall-timer">
      <IconClock size={18} aria-hidden />
      {room && <small>{room}</small>}
      <span role="timer" aria-label={label} className={classes['time']}>
        {clockText(left)}
      </span>
      <span className={classes['label']}>
        {timer.endsAt === null ? t('timer.paused', { label }) : isOver ? t('timer.over', { label }) : label}
      </span>
      <Tooltip label={t(loud ? 'timer.silent' : 'timer.loud')}>
        <ActionIcon
          variant="subtle"
          color="dark"
          aria-label={t('timer.sound')}
          aria-pressed={loud}
          onClick={() => setLoud(!loud)}
        >
          {loud ? <IconBell size={16} aria-hidden /> : <IconBellOff size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <output className="visually-hidden">{isOver && t('timer.ended', { label })}</output>
    </span>
  )
}

/** A sound when a timer runs out before one's eyes, if one wants it; none for who comes when it is over. */
const useChime = ({ id, endsAt }: HallTimer, isOver: boolean, loud: boolean): void => {
  const ran = useRef<string | null>(null)
  const key = `${id} ${endsAt}`
  const ring = useEffectEvent(() => {
    if (loud) chime()
  })
  useEffect(() => {
    if (!isOver) ran.current = key
    else if (ran.current === key) {
      ran.current = null
      ring()
    }
  }, [key, isOver])
}
