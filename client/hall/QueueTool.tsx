import { Button, CloseButton, Group, Stack } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SECTORS, type Sector } from '#shared/plan/sectors.ts'
import type { Hand, Speaker } from '#shared/wire/hall.ts'
import { FacilitatedBy } from '#client/rooms/FacilitatedBy.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import { clockText } from './clockText.ts'
import classes from './hall.module.css'
import { useRoomNames } from './TimerTool.tsx'
import { Tool } from './Tool.tsx'
import { useHall, usePageRoom, useServerTime } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

/** Who asks to speak, who speaks, and who has spoken by sector. */
export const QueueTool = () => {
  const { t } = useTranslation('hall')
  const { hands } = useHall()
  return (
    <Tool
      label={t('queue.tool')}
      words={t('queue.tool')}
      icon={<IconUsersGroup size={19} aria-hidden />}
      count={hands.length}
    >
      {() => <Queue />}
    </Tool>
  )
}

const Queue = () => {
  const { t } = useTranslation('hall')
  const { hands, speaking, spoken } = useHall()
  const { act } = useHallActs()
  const here = usePageRoom()
  const heard = new Set([...spoken, ...speaking].map(({ sector }) => sector))
  const next = hands.find(({ room }) => here === null || room === here) ?? hands[0]
  return (
    <Stack gap="sm">
      {speaking.map((one) => (
        <Speaking key={one.seatId} speaker={one} />
      ))}
      <Group justify="space-between">
        <h2 className={classes['heading']}>{t('queue.waiting', { count: hands.length })}</h2>
        <Button
          data-autofocus
          size="compact-sm"
          disabled={!next}
          onClick={() => next && void act({ act: 'call', seatId: next.seatId })}
        >
          {t('queue.next')}
        </Button>
      </Group>
      <p className={classes['hint']}>
        <FacilitatedBy roomId={here} />
      </p>
      <ol className={classes['queue']} aria-label={t('queue.list')}>
        {hands.map((one) => (
          <Waiting key={one.seatId} hand={one} isNew={!heard.has(one.sector)} />
        ))}
      </ol>
      <Balance />
    </Stack>
  )
}

const Who = ({ who, children }: { who: Hand | Speaker; children?: ReactNode }) => {
  const rooms = useRoomNames()
  const room = rooms.get(who.room ?? '')
  return (
    <span className={classes['who']}>
      <SectorMark sector={sectorOf(who.sector)} />
      <span>
        <strong>{who.name}</strong>
        <small>{[who.organisation, room].filter(Boolean).join(' · ')}</small>
        {children}
      </span>
    </span>
  )
}

const Speaking = ({ speaker }: { speaker: Speaker }) => {
  const { t } = useTranslation('hall')
  const { act } = useHallActs()
  const now = useServerTime(true)
  return (
    <div className={classes['speaking']}>
      <Who who={speaker} />
      <span className="tabular">{clockText(Math.max(0, now - speaker.since))}</span>
      <Button
        size="compact-sm"
        variant="light"
        aria-label={t('queue.endOf', { name: speaker.name })}
        onClick={() => void act({ act: 'endSpeaking', seatId: speaker.seatId })}
      >
        {t('queue.end')}
      </Button>
    </div>
  )
}

const Waiting = ({ hand, isNew }: { hand: Hand; isNew: boolean }) => {
  const { t } = useTranslation('hall')
  const { act } = useHallActs()
  return (
    <li>
      <Who who={hand}>{isNew && <Tag tone="good" text={t('queue.new')} hint={t('queue.newHint')} />}</Who>
      <Button
        size="compact-sm"
        variant="light"
        aria-label={t('queue.callOf', { name: hand.name })}
        onClick={() => void act({ act: 'call', seatId: hand.seatId })}
      >
        {t('queue.call')}
      </Button>
      <CloseButton
        size="sm"
        aria-label={t('queue.removeOf', { name: hand.name })}
        onClick={() => void act({ act: 'removeHand', seatId: hand.seatId })}
      />
    </li>
  )
}

/** Sectors that have spoken, the most first, by how often and how long. */
const Balance = () => {
  const { t } = useTranslation(['hall', 'common'])
  const { spoken } = useHall()
  const most = Math.max(1, ...spoken.map(({ ms }) => ms))
  if (spoken.length === 0) return <p className={classes['hint']}>{t('queue.nobody')}</p>
  return (
    <section aria-label={t('balance.title')}>
      <h2 className={classes['heading']}>{t('balance.title')}</h2>
      <ul className={classes['balance']}>
        {spoken
          .toSorted((a, b) => b.ms - a.ms)
          .map(({ sector, times, ms }) => (
            <li key={sector}>
              <SectorMark sector={sectorOf(sector)} named={false} />
              <span>{t(`sectors.${sectorOf(sector)}`, { ns: 'common' })}</span>
              <span className={classes['bar']} aria-hidden>
                <span style={{ inlineSize: `${Math.round((100 * ms) / most)}%` }} />
              </span>
              <span className="tabular">{t('balance.times', { count: times, time: clockText(ms) })}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}

const sectorOf = (text: string): Sector => SECTORS.find((one) => one === text) ?? 'national'
