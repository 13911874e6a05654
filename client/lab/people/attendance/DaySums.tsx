import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import classes from './attendance.module.css'
import type { AttendanceTable } from './attendanceTable.ts'
import type { DayTexts } from './useDayTexts.ts'

interface Props {
  date: string
  me: string
  table: AttendanceTable
  texts: DayTexts
}

/** One day for those who are told sums: who of which organisation stays theirs, but for oneself. */
export const DaySums = ({ date, me, table, texts }: Props) => {
  const { t } = useTranslation(['attendance', 'common', 'people'])
  const own = table.sectors
    .flatMap(({ organisations }) => organisations.flatMap(({ people }) => people))
    .find(({ seat }) => seat.id === me)
  const sectors = table.sectors.filter(({ sums }) => (sums.get(date) ?? 0) > 0)
  return (
    <>
      <Text fw={600}>{t('count', { count: table.people.get(date) ?? 0 })}</Text>
      {own && <Text>{t('you', { about: texts.about(own.days.get(date)) })}</Text>}
      <ul className={classes['people']} aria-label={texts.long(date)}>
        {sectors.map(({ sector, sums, organisations }) => (
          <li key={sector}>
            <h3 className={classes['sum']}>
              <span>
                <SectorMark sector={sector} named={false} />
                {t(`sectors.${sector}`, { ns: 'common' })}
              </span>
              <span className="tabular">{sums.get(date)}</span>
            </h3>
            <ul className={classes['people']}>
              {organisations
                .filter((one) => (one.sums.get(date) ?? 0) > 0)
                .map(({ key, name, sums: there }) => (
                  <li key={key} className={classes['sum']}>
                    <span>{name || t('people:noOrganisation')}</span>
                    <span className="tabular">{there.get(date)}</span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
