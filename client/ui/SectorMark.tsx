import { useTranslation } from 'react-i18next'
import type { Sector } from '#shared/plan/sectors.ts'
import classes from './SectorMark.module.css'
import { sectorMark } from './sectorMarks.ts'

/** A sector as a letter in an outline, as it is beside owners on a card; its name beside it, unless that stands there already. */
export const SectorMark = ({ sector, named = true }: { sector: Sector; named?: boolean }) => {
  const { t } = useTranslation('common')
  const { letter, shape } = sectorMark(sector)
  const name = t(`sectors.${sector}`)
  return (
    <span className={classes['mark']} data-shape={shape} title={named ? name : undefined}>
      <span aria-hidden>{letter}</span>
      {named && <span className="visually-hidden">{name}</span>}
    </span>
  )
}
