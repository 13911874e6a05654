import { Button, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { IconClockPlay } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { workstreams } from '#shared/plan/select.ts'
import type { HallTimer } from '#shared/wire/hall.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { AgendaTimers } from './AgendaTimers.tsx'
import { clockText } from './clockText.ts'
import classes from './hall.module.css'
import { Tool } from './Tool.tsx'
import { useHall, usePageRoom, useServerTime } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'
import { leftOf } from '#shared/wire/hall.ts'

/** Begins a timer, and changes the ones that run. */
export const TimerTool = () => {
  const { t } = useTranslation('hall')
  return (
    <Tool label={t('timer.tool')} words={t('timer.tool')} icon={<IconClockPlay size={19} aria-hidden />}>
      {(close) => <TimerForm close={close} />}
    </Tool>
  )
}

const TimerForm = ({ close }: { close: () => void }) => {
  const { t } = useTranslation('hall')
  const { timers } = useHall()
  return (
    <Stack gap="sm">
      {timers.map((timer) => (
        <Running key={timer.id} timer={timer} />
      ))}
      <AgendaTimers close={close} />
      <NewTimer close={close} isMore={timers.length > 0} />
      <p className={classes['hint']}>{t('timer.hint')}</p>
    </Stack>
  )
}

const MINUTE = 60

const Running = ({ timer }: { timer: HallTimer }) => {
  const { t } = useTranslation('hall')
  const { act } = useHallActs()
  const left = leftOf(timer, useServerTime(timer.endsAt !== null))
  const room = useRoomNames().get(timer.room ?? '')
  const name = [timer.label || t('timer.label'), room].filter(Boolean).join(' · ')
  const does = (what: 'pauseTimer' | 'goOnTimer' | 'endTimer') => () =>
    void act({ act: what, timer: timer.id })
  const more = (minutes: number) => () =>
    void act({ act: 'addTime', timer: timer.id, seconds: minutes * MINUTE })
  return (
    <fieldset className={classes['running']}>
      <legend>
        {name} <strong className="tabular">{clockText(left)}</strong>
      </legend>
      <Group gap="xs">
        <Button size="compact-sm" variant="light" onClick={more(1)}>
          {t('timer.more', { count: 1 })}
        </Button>
        <Button size="compact-sm" variant="light" onClick={more(5)}>
          {t('timer.more', { count: 5 })}
        </Button>
        <Button
          size="compact-sm"
          variant="light"
          onClick={does(timer.endsAt === null ? 'goOnTimer' : 'pauseTimer')}
        >
          {t(timer.endsAt === null ? 'timer.goOn' : 'timer.pause')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={does('endTimer')}>
          {t('timer.end')}
        </Button>
      </Group>
    </fieldset>
  )
}

const NewTimer = ({ close, isMore }: { close: () => void; isMore: boolean }) => {
  const { t } = useTranslation('hall')
  const { act } = useHallActs()
  const [minutes, setMinutes] = useState<number | string>(10)
  const [label, setLabel] = useState('')
  const [room, setRoom] = useState('')
  const seconds = Math.round(Number(minutes) * MINUTE)
  const isRight = seconds >= 1 && seconds <= LIMITS.timerSeconds
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    if (isRight && (await act({ act: 'beginTimer', seconds, label, room: room || null }))) close()
  }
  return (
    <form onSubmit={(event) => void begin(event)}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <NumberInput
          data-autofocus
          w="7rem"
          label={t('timer.minutes')}
          min={0.25}
          max={LIMITS.timerSeconds / MINUTE}
          value={minutes}
          onChange={setMinutes}
        />
        <TextInput
          flex={1}
          label={t('timer.about')}
          placeholder={t('timer.aboutExample')}
          maxLength={LIMITS.timerLabelLength}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
      </Group>
      <Group gap="xs" align="flex-end" mt="xs" wrap="nowrap">
        <ForWhom value={room} onChange={setRoom} />
        <Button type="submit" disabled={!isRight}>
          {t(isMore ? 'timer.another' : 'timer.begin')}
        </Button>
      </Group>
    </form>
  )
}

/** Everyone, or one room. */
export const ForWhom = ({ value, onChange }: { value: string; onChange: (room: string) => void }) => {
  const { t } = useTranslation('hall')
  const rooms = useRoomNames()
  const here = usePageRoom()
  const ordered = [...rooms].sort(([a], [b]) => Number(b === here) - Number(a === here))
  return (
    <NativeSelect
      flex={1}
      label={t('for.label')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('for.all') },
        ...ordered.map(([id, name]) => ({ value: id, label: name })),
      ]}
    />
  )
}

export const useRoomNames = (): ReadonlyMap<string, string> => {
  const rooms = usePlan(workstreams)
  return new Map(rooms.map(({ id, code, title }) => [id, code || title]))
}
