import { Button, UnstyledButton } from '@mantine/core'
import { IconClockCheck, IconClockExclamation, IconClockQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BINDS } from '#shared/plan/binds.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { RowDates } from '#shared/plan/rowDates.ts'
import { isShort, type Wait } from '#shared/plan/waiting.ts'
import { dayText } from '#client/ui/dateText.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import { roomName, rowLine } from './rowLabel.ts'
import { StateTag } from './StateTag.tsx'
import classes from './Waits.module.css'

/** As many as are looked at first. */
const FIRST = 50

interface Props {
  plan: Plan
  waits: readonly Wait[]
  open: (id: string) => void
}

/** Rows that wait for others, each with its days and one click from both. */
export const Waits = ({ plan, waits, open }: Props) => {
  const { t } = useTranslation('waiting')
  const [all, setAll] = useState(false)
  const shown = all ? waits : waits.slice(0, FIRST)
  return (
    <>
      <ul className={classes['list']}>
        {shown.map((wait) => (
          <WaitLine key={wait.dependency.id} plan={plan} wait={wait} open={open} />
        ))}
      </ul>
      {shown.length < waits.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('more', { count: waits.length - shown.length })}
        </Button>
      )}
    </>
  )
}

const WaitLine = ({ plan, wait, open }: Omit<Props, 'waits'> & { wait: Wait }) => {
  const { t } = useTranslation(['waiting', 'plan'])
  const { dependency, from, to, request, circular, date, neededBy } = wait
  const { type, lagDays } = dependency
  const day = (at: string | null) => (at === null ? t('notPlanned') : dayText(at))
  const lag = lagDays === 0 ? '' : ` ${lagDays > 0 ? '+' : '−'}${Math.abs(lagDays)} d`
  return (
    <li className={classes['line']}>
      <div className={classes['facts']}>
        <DaysInHand wait={wait} />
        {circular && <Tag tone="bad" text={t('circle')} />}
        {request && <StateTag request={request} />}
      </div>
      <div className={classes['rows']}>
        <RowButton plan={plan} row={to} open={open} />
        <span className={classes['waitsFor']}>{t('waitsFor')}</span>
        <RowButton plan={plan} row={from} open={open} />
      </div>
      <div className={classes['days']}>
        {t(`needed.${BINDS[type].from}`, { needed: day(neededBy), planned: day(date) })}
        <span>
          {' · '}
          {t(`enums.dependencies_type.${type}`, { ns: 'plan' })}
          {lag}
        </span>
      </div>
    </li>
  )
}

const DaysInHand = ({ wait }: { wait: Wait }) => {
  const { t } = useTranslation('waiting')
  const { inHand } = wait
  const short = isShort(wait)
  const Icon = inHand === null ? IconClockQuestion : short ? IconClockExclamation : IconClockCheck
  return (
    <span className={classes['inHand']} data-short={short || undefined}>
      <Icon size={16} aria-hidden />
      {inHand === null
        ? t('days.unknown')
        : inHand === 0
          ? t('days.none')
          : t(inHand < 0 ? 'days.short' : 'days.inHand', { count: Math.abs(inHand) })}
    </span>
  )
}

const RowButton = ({ plan, row, open }: Omit<Props, 'waits'> & { row: RowDates }) => {
  const { t } = useTranslation('plan')
  return (
    <span className={classes['row']}>
      {row.roomId && <RoomCode code={roomName(plan, row.roomId)} />}
      <UnstyledButton className={classes['open']} onClick={() => open(row.id)}>
        {rowLine(plan, row.id, row.label || t('unnamed'))}
      </UnstyledButton>
    </span>
  )
}
