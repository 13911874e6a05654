import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import classes from './SectorBalance.module.css'
import { balanceOf } from './sectorGroups.ts'

/** Seats by side of the lab: a bar, and the same in words. */
export const SectorBalance = ({ seats }: { seats: readonly Seat[] }) => {
  const { t } = useTranslation('people')
  const balance = balanceOf(seats.map((s) => s.sector))
  return (
    <section aria-label={t('balance.label')} className={classes['balance']}>
      <div className={classes['bar']} aria-hidden>
        {balance.map(
          ({ group, count }) =>
            count > 0 && <span key={group} data-group={group} style={{ flexGrow: count }} />,
        )}
      </div>
      <ul className={classes['legend']}>
        {balance.map(({ group, count }) => (
          <li key={group} data-group={group}>
            <span className={classes['key']} aria-hidden />
            {t(`balance.${group}`)} <b className="tabular">{count}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
