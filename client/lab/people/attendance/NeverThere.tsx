import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttendanceView } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import { useSettledPlan } from '#client/plan/useSettledPlan.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import classes from './attendance.module.css'
import { neverThere } from './neverThere.ts'

/** In the first days many are still to come; the table below is not pushed out of sight. */
const SHOWN_FIRST = 5

/** Organisations that have to sign and of which nobody was ever there. */
export const NeverThere = ({ view, seats }: { view: AttendanceView; seats: readonly Seat[] }) => {
  const { t } = useTranslation(['attendance', 'common'])
  const [most, setMost] = useState(SHOWN_FIRST)
  const plan = useSettledPlan()
  const found = useMemo(() => neverThere(plan, view, seats), [plan, view, seats])
  if (found.length === 0) return null
  return (
    <Notice tone="care" title={t('never.title', { count: found.length })}>
      <ul className={classes['never']}>
        {found.slice(0, most).map(({ organisation, signs, seats: own }) => (
          <li key={organisation.id}>
            <SectorMark sector={organisation.sector} />
            <b>{t('labelled', { ns: 'common', label: organisation.name || organisation.acronym })}</b>{' '}
            {t('never.signs', { count: signs })}
            {', '}
            {own === 0 ? t('never.noSeat') : t('never.seats', { count: own })}
          </li>
        ))}
      </ul>
      {found.length > most && (
        <Button mt="xs" size="compact-md" variant="light" onClick={() => setMost(found.length)}>
          {t('showMore', { ns: 'common', count: found.length - most })}
        </Button>
      )}
    </Notice>
  )
}
