import { Checkbox, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMarkPresent } from '#client/api/attendance.ts'
import { Failure } from '#client/ui/Failure.tsx'
import classes from './attendance.module.css'
import type { AttendanceTable, PersonRow } from './attendanceTable.ts'
import type { DayTexts } from './useDayTexts.ts'

interface Props {
  lab: string
  date: string
  table: AttendanceTable
  texts: DayTexts
  first?: Shown
}

const SHOWN = ['all', 'missing', 'there'] as const
export type Shown = (typeof SHOWN)[number]

/** One day with a tick for everyone who was there. What the server recorded stays; who had no device is ticked by hand. */
export const DayList = ({ lab, date, table, texts, first = 'all' }: Props) => {
  const { t } = useTranslation('attendance')
  const [shown, setShown] = useState<Shown>(first)
  const mark = useMarkPresent(lab)
  const groups = table.sectors.flatMap(({ organisations }) =>
    organisations.map(({ key, name, people }) => ({
      key,
      name,
      people: people.filter(({ seat, days }) => {
        if (days.has(date)) return shown !== 'missing'
        return shown !== 'there' && !seat.revoked
      }),
    })),
  )
  const filled = groups.filter(({ people }) => people.length > 0)
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('show.label')}
        data={SHOWN.map((value) => ({ value, label: t(`show.${value}`) }))}
        value={shown}
        onChange={(value) => setShown(value as Shown)}
      />
      {mark.isError && <Failure error={mark.error} />}
      {filled.length === 0 && <Text mt="md">{t('show.none')}</Text>}
      <ul className={classes['people']} aria-label={texts.long(date)}>
        {filled.map(({ key, name, people }) => (
          <li key={key}>
            <h3>{name || t('people:noOrganisation')}</h3>
            <ul className={classes['people']}>
              {people.map((person) => (
                <DayLine
                  key={person.seat.id}
                  person={person}
                  date={date}
                  texts={texts}
                  mark={(present) => mark.mutate({ seatId: person.seat.id, date, present })}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}

interface LineProps {
  person: PersonRow
  date: string
  texts: DayTexts
  mark: (present: boolean) => void
}

const DayLine = ({ person: { seat, days }, date, texts, mark }: LineProps) => {
  const { t } = useTranslation(['attendance', 'common'])
  const day = days.get(date)
  const observer = seat.role === 'observer' && ` (${t('roles.observer', { ns: 'common' })})`
  return (
    <li className={classes['person']}>
      <Checkbox
        checked={day !== undefined}
        disabled={day?.recorded != null}
        onChange={(event) => mark(event.currentTarget.checked)}
        label={
          <>
            {seat.name}
            {observer}
          </>
        }
        description={day && texts.about(day)}
        styles={{ label: { color: 'var(--ink)' } }}
      />
    </li>
  )
}
