import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { isRightToLeft } from '#client/i18n/current.ts'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './attendance.module.css'
import type { AttendanceTable, OrganisationRow, PersonRow, SectorRows, Sums } from './attendanceTable.ts'
import type { DayTexts } from './useDayTexts.ts'

interface Props {
  days: readonly string[]
  table: AttendanceTable
  texts: DayTexts
  today: string
  open: (date: string) => void
}

/** What is of today is seen first. */
const toLast = (box: HTMLElement | null): void => {
  if (box) box.scrollLeft = isRightToLeft() ? -box.scrollWidth : box.scrollWidth
}

/** People and organisations by day; the head of a column opens its day. */
export const AttendanceMatrix = memo(({ days, table, texts, today, open }: Props) => {
  const { t } = useTranslation('attendance')
  return (
    <section ref={toLast} className={classes['box']} aria-label={t('table')}>
      <table className={classes['table']}>
        <caption className="visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes['who']}>
              {t('columns.who')}
            </th>
            {days.map((date) => (
              <th key={date} scope="col" data-today={date === today || undefined}>
                <button
                  type="button"
                  className={classes['day']}
                  onClick={() => open(date)}
                  title={texts.long(date)}
                  aria-label={t('openDay', { date: `${texts.weekday(date)} ${texts.short(date)}` })}
                >
                  <span>{texts.weekday(date)}</span> <span>{texts.short(date)}</span>
                </button>
              </th>
            ))}
            <th scope="col" className={classes['total']}>
              {t('columns.days')}
            </th>
          </tr>
        </thead>
        <tbody>
          <SumRow level="all" days={days} sums={table.people} head={t('everybody')} />
          <SumRow level="observers" days={days} sums={table.observers} head={t('observers')} />
        </tbody>
        {table.sectors.map((rows) => (
          <SectorPart key={rows.sector} rows={rows} days={days} texts={texts} />
        ))}
      </table>
    </section>
  )
})

interface PartProps {
  days: readonly string[]
  texts: DayTexts
}

const SectorPart = ({ rows, days, texts }: PartProps & { rows: SectorRows }) => {
  const { t } = useTranslation('common')
  const head = (
    <>
      <SectorMark sector={rows.sector} named={false} />
      {t(`sectors.${rows.sector}`)}
    </>
  )
  return (
    <tbody>
      <SumRow level="sector" days={days} sums={rows.sums} head={head} />
      {rows.organisations.map((organisation) => (
        <OrganisationPart key={organisation.key} organisation={organisation} days={days} texts={texts} />
      ))}
    </tbody>
  )
}

const OrganisationPart = ({ organisation, days, texts }: PartProps & { organisation: OrganisationRow }) => {
  const { t } = useTranslation('people')
  return (
    <>
      <SumRow
        level="organisation"
        days={days}
        sums={organisation.sums}
        head={organisation.name || t('noOrganisation')}
      />
      {organisation.people.map((person) => (
        <PersonLine key={person.seat.id} person={person} days={days} texts={texts} />
      ))}
    </>
  )
}

interface SumProps {
  level: 'all' | 'observers' | 'sector' | 'organisation'
  days: readonly string[]
  sums: Sums
  head: React.ReactNode
}

const SumRow = ({ level, days, sums, head }: SumProps) => (
  <tr data-level={level}>
    <th scope="row" className={classes['who']}>
      {head}
    </th>
    {days.map((date) => (
      <td key={date}>{sums.get(date) ?? 0}</td>
    ))}
    <td className={classes['total']}>{days.filter((date) => (sums.get(date) ?? 0) > 0).length}</td>
  </tr>
)

const PersonLine = memo(({ person: { seat, days: own }, days, texts }: PartProps & { person: PersonRow }) => {
  const { t } = useTranslation(['attendance', 'common', 'people'])
  return (
    <tr data-level="person">
      <th scope="row" className={classes['who']}>
        {seat.name}
        {seat.role === 'observer' && <Tag text={t('roles.observer', { ns: 'common' })} />}
        {seat.revoked && <Tag tone="bad" text={t('people:revoked')} />}
      </th>
      {days.map((date) => {
        const day = own.get(date)
        const state = day && (day.recorded ? 'recorded' : 'marked')
        return (
          <td key={date} data-state={state} title={day && texts.about(day)}>
            {state && t(`cell.${state}`)}
          </td>
        )
      })}
      <td className={classes['total']}>{days.filter((date) => own.has(date)).length}</td>
    </tr>
  )
})
