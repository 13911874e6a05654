import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Week } from '#shared/programme/template.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Agenda } from './Agenda.tsx'
import classes from './PrintAgenda.module.css'

/** The week that is shown, for paper. */
export const PrintAgenda = ({
  week,
  at,
  startDate,
}: {
  week: Week
  at: number
  startDate: string | null
}) => {
  const { t } = useTranslation('programme')
  const { name } = useLiveLab().session.lab
  return createPortal(
    <div data-print className={classes['print']}>
      <h1>{name}</h1>
      <h2>{t('weekOf', { number: at + 1, title: week.title })}</h2>
      <Agenda week={week} at={at} startDate={startDate} />
    </div>,
    document.body,
  )
}
