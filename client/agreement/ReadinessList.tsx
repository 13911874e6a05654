import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LabSession } from '#shared/api/labs.ts'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { isReady, type InitiativeReadiness } from './readiness.ts'
import classes from './ReadinessList.module.css'

const unreadyFirst = (a: InitiativeReadiness, b: InitiativeReadiness): number =>
  Number(isReady(a)) - Number(isReady(b))

/** Each planned initiative with what is still missing, and where to mend it. */
export const ReadinessList = (props: { session: LabSession; planned: readonly InitiativeReadiness[] }) => (
  <ul className={classes['list']}>
    {props.planned.toSorted(unreadyFirst).map((item) => (
      <ReadinessRow key={item.initiative.id} item={item} lab={props.session.lab.slug} />
    ))}
  </ul>
)

const ReadinessRow = ({ item, lab }: { item: InitiativeReadiness; lab: string }) => {
  const { t } = useTranslation('agreement')
  const { initiative, room, errors, withoutSignatory, nobodyAnswers } = item
  const ready = isReady(item)
  const Icon = ready ? IconCircleCheck : IconAlertCircle
  return (
    <li className={classes['row']} data-ready={ready}>
      <Icon size={22} aria-hidden className={classes['icon'] ?? ''} />
      <span className="visually-hidden">{t(ready ? 'draft.ready' : 'draft.notReady')}</span>
      <div className={classes['words']}>
        <div className={classes['title']}>
          <b>{initiative.code}</b> {initiative.title || t('untitled')}
        </div>
        {nobodyAnswers && <p>{t('draft.nobodyAnswers')}</p>}
        {errors.length > 0 && <p>{t('draft.errors', { count: errors.length })}</p>}
        {errors.length > 0 && <Errors errors={errors} />}
        {withoutSignatory.length > 0 && (
          <p>{t('draft.withoutSignatory', { names: withoutSignatory.join(', ') })}</p>
        )}
      </div>
      {room && (
        <Link className={classes['go'] ?? ''} to={`/labs/${lab}/rooms/${room.id}/plan`}>
          {t('draft.openPlan', { room: room.code || room.title })}
        </Link>
      )}
    </li>
  )
}

/** How many errors each rule finds; the plan shows them at their fields. */
const Errors = ({ errors }: { errors: readonly Finding[] }) => {
  const { t } = useTranslation('agreement')
  const counts = [...Map.groupBy(errors, (e) => e.rule)]
  return (
    <ul className={classes['errors']}>
      {counts.map(([rule, of]) => (
        <li key={rule}>{t(`draft.rules.${rule}`, { count: of.length })}</li>
      ))}
    </ul>
  )
}
