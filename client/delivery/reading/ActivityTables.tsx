import { useTranslation } from 'react-i18next'
import type { InitiativeContent } from '#shared/roadmap/content.ts'
import type { RoadmapEntity } from '#shared/roadmap/schema.ts'
import { collator } from '#client/i18n/formats.ts'
import { dayText } from '#client/ui/dateText.ts'
import { IllustrativeBadge } from '#client/ui/Tag.tsx'
import { ScrollBox } from '#client/ui/ScrollBox.tsx'
import { endText } from './endText.ts'
import type { Lookup } from './lookup.ts'
import classes from './table.module.css'

const byNumbers = collator({ numeric: true })

/** "2.10" after "2.9". */
const byNumber = (a: { number: string }, b: { number: string }): number =>
  byNumbers().compare(a.number, b.number)

/** The 3-feet rows, milestone by milestone, in the labs' own columns. */
export const ActivityTables = ({ content, lookup }: { content: InitiativeContent; lookup: Lookup }) => {
  const { t } = useTranslation('roadmap')
  if (content.activities.length === 0) return <p>{t('noActivities')}</p>
  const milestones = content.milestones.toSorted((a, b) => a.number - b.number)
  return (
    <ScrollBox className={classes['scroll']} label={t('columns.activity')}>
      <table className={`${classes['table'] ?? ''} ${classes['stack'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('columns.no')}</th>
            <th scope="col">{t('columns.activity')}</th>
            <th scope="col">{t('columns.responsible')}</th>
            <th scope="col">{t('columns.start')}</th>
            <th scope="col">{t('columns.end')}</th>
            <th scope="col" className={classes['number']}>
              {t('columns.weeks')}
            </th>
          </tr>
        </thead>
        {milestones.map((milestone) => (
          <tbody key={milestone.id}>
            <tr>
              <th scope="rowgroup" colSpan={6} className={classes['group']}>
                {milestone.number} {milestone.title || t('untitled')}
                {milestone.due && <small>{t('due', { date: dayText(milestone.due) })}</small>}
              </th>
            </tr>
            {content.activities
              .filter((a) => a.milestoneId === milestone.id)
              .toSorted(byNumber)
              .map((activity) => (
                <ActivityRow key={activity.id} activity={activity} lookup={lookup} />
              ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  )
}

const ActivityRow = ({ activity, lookup }: { activity: RoadmapEntity<'activities'>; lookup: Lookup }) => {
  const { t } = useTranslation('roadmap')
  return (
    <tr>
      <td className={classes['no']}>{activity.number}</td>
      <th scope="row" className={`${classes['long'] ?? ''} ${classes['wide'] ?? ''}`}>
        {activity.text || t('untitled')} {activity.illustrative && <IllustrativeBadge />}
      </th>
      <td data-label={t('columns.responsible')} className={classes['wide']}>
        {activity.responsibleIds
          .map((id) =>
            lookup.isPlanned(id)
              ? t('plannedOrganisation', { name: lookup.organisation(id) })
              : lookup.organisation(id),
          )
          .join(', ') || t('none')}
      </td>
      <td data-label={t('columns.start')} className={classes['day']}>
        {activity.start ? dayText(activity.start) : t('unknownDate')}
      </td>
      <td data-label={t('columns.end')} className={classes['day']}>
        {endText(t, activity)}
      </td>
      <td data-label={t('columns.weeks')} className={classes['number']}>
        {activity.lengthWeeks ?? '–'}
      </td>
    </tr>
  )
}
