import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { listText } from '#client/i18n/formats.ts'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import classes from './rooms.module.css'
import { coverageOf } from './useRooms.ts'

/** All sectors in their order, each with how many there are; those of which nobody is there stand empty. */
export const SectorCoverage = ({ seats }: { seats: readonly Pick<Seat, 'sector'>[] }) => {
  const { t } = useTranslation(['rooms', 'common'])
  const { there, missing } = coverageOf(seats)
  const counts = new Map(there.map(({ sector, count }) => [sector, count]))
  const name = (sector: (typeof SECTORS)[number]) => t(`sectors.${sector}`, { ns: 'common' })
  const words = [
    ...there.map(({ sector, count }) => t('sectors.there', { sector: name(sector), count })),
    missing.length > 0 ? t('sectors.missing', { sectors: listText(missing.map(name)) }) : t('sectors.all'),
  ].join('; ')
  return (
    <span className={classes['coverage']}>
      <span className="visually-hidden">{words}</span>
      {SECTORS.map((sector) => (
        <span
          key={sector}
          aria-hidden
          className={classes['sector']}
          data-missing={!counts.has(sector) || undefined}
          title={t(counts.has(sector) ? 'sectors.there' : 'sectors.missing', {
            sector: name(sector),
            sectors: name(sector),
            count: counts.get(sector) ?? 0,
          })}
        >
          <SectorMark sector={sector} named={false} />
          <span className="tabular">{counts.get(sector) ?? '–'}</span>
        </span>
      ))}
    </span>
  )
}

/** Which sectors are missing, in words; nothing where none is. */
export const MissingSectors = ({ seats }: { seats: readonly Pick<Seat, 'sector'>[] }) => {
  const { t } = useTranslation(['rooms', 'common'])
  const { missing } = coverageOf(seats)
  if (seats.length === 0 || missing.length === 0) return null
  return (
    <span className={classes['missing']}>
      {t('sectors.missing', {
        sectors: listText(missing.map((sector) => t(`sectors.${sector}`, { ns: 'common' }))),
      })}
    </span>
  )
}
