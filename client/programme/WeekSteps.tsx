import { NativeSelect, UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { weekSpan } from '#shared/programme/dates.ts'
import type { Gate, GateState } from '#shared/programme/gate.ts'
import type { Week } from '#shared/programme/template.ts'
import { dayText } from '#client/ui/dateText.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import classes from './programme.module.css'

const ICON = { open: IconCircle, closed: IconCircleCheck, overruled: IconCircleMinus }

export const GateIcon = ({ state }: { state: GateState }) => {
  const Icon = ICON[state]
  return <Icon size={18} aria-hidden className={classes['gateIcon'] ?? ''} data-state={state} />
}

interface Props {
  weeks: readonly Week[]
  gates: readonly Gate[]
  startDate: string | null
  shown: number
  current: number | null
  choose: (week: number) => void
}

/** The weeks one after the other, this one marked, each with its gate. */
export const WeekSteps = ({ weeks, gates, startDate, shown, current, choose }: Props) => {
  const { t } = useTranslation('programme')
  const narrow = useNarrow()
  const gateText = (at: number) => {
    const gate = gates[at]
    return gate ? t(`gate.${gate.state}`, { there: gate.there, of: gate.cells.length }) : ''
  }
  if (narrow)
    return (
      <NativeSelect
        label={t('weekLabel')}
        value={String(shown)}
        onChange={(event) => choose(Number(event.currentTarget.value))}
        data={weeks.map(({ title }, at) => ({
          value: String(at),
          label: `${t('weekOf', { number: at + 1, title })}${at === current ? ` · ${t('now')}` : ''}`,
        }))}
      />
    )
  return (
    <nav aria-label={t('weeks')}>
      <ol className={classes['weeks']}>
        {weeks.map(({ id, title }, at) => (
          <li key={id}>
            <UnstyledButton
              className={classes['week'] ?? ''}
              aria-current={at === shown ? 'true' : undefined}
              onClick={() => choose(at)}
            >
              <span className={classes['weekHead']}>
                {t('week', { number: at + 1 })}
                {at === current && <span className={classes['now']}>{t('now')}</span>}
              </span>
              <b>{title}</b>
              {startDate && (
                <span className={classes['faint']}>{dayText(weekSpan(startDate, at).first)}</span>
              )}
              <span className={classes['gateLine']}>
                <GateIcon state={gates[at]?.state ?? 'open'} />
                {gateText(at)}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  )
}
