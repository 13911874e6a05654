import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import classes from './attendance.module.css'

/** The pages about people: who has a seat, and who was there. */
export const PeopleViews = ({ lab }: { lab: string }) => {
  const { t } = useTranslation('attendance')
  return (
    <nav aria-label={t('views.label')} className={classes['views']}>
      <NavLink to={`/labs/${lab}/people`} end>
        {t('views.seats')}
      </NavLink>
      <NavLink to={`/labs/${lab}/people/attendance`}>{t('views.attendance')}</NavLink>
    </nav>
  )
}
