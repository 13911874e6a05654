import { useTranslation } from 'react-i18next'
import type { Initiative } from '#shared/plan/plan.ts'
import { dayText } from '#client/ui/dateText.ts'
import { moneyText } from '#client/ui/moneyText.ts'
import { IllustrativeBadge, Tag } from '#client/ui/Tag.tsx'
import classes from '../visit.module.css'
import type { Visit } from '../visitOf.ts'
import { Part } from './Part.tsx'

const MOST = 12

/** What the room wants to do: with whom, how far, when, for how much. */
export const Initiatives = ({ visit: { initiatives, money } }: { visit: Visit }) => {
  const { t } = useTranslation(['rooms', 'plan'])
  const illustrative = initiatives.some(({ initiative }) => initiative.illustrative)
  return (
    <Part
      part="do"
      title={t('visit.initiatives')}
      all={initiatives}
      most={MOST}
      none={t('visit.noInitiatives')}
    >
      {(shown) => (
        <>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('visit.initiative')}</th>
                <th scope="col">{t('visit.lead')}</th>
                <th scope="col">{t('visit.state')}</th>
                <th scope="col">{t('visit.when')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ initiative, lead, objections }) => (
                <tr key={initiative.id}>
                  <th scope="row">
                    <span className="tabular">{initiative.code}</span>{' '}
                    {initiative.title || t('unnamed', { ns: 'plan' })}{' '}
                    {objections > 0 && <Tag tone="bad" text={t('visit.objections', { count: objections })} />}
                  </th>
                  <td data-empty={lead === '' || undefined}>{lead || t('visit.noLead')}</td>
                  <td>{t(`enums.state.${initiative.state}`, { ns: 'plan' })}</td>
                  <td>{span(initiative, t('initiative.ongoing', { ns: 'plan' }))}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes['money']}>
            {money.map(({ currency, total, gap }) => (
              <span key={currency}>
                {t('visit.money', { total: moneyText(total, currency), gap: moneyText(gap, currency) })}
              </span>
            ))}
            {illustrative && <IllustrativeBadge />}
          </p>
        </>
      )}
    </Part>
  )
}

const span = ({ start, end, endKind }: Initiative, ongoing: string): string =>
  [start && dayText(start), endKind === 'ongoing' ? ongoing : end && dayText(end)].filter(Boolean).join(' – ')
