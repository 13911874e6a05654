import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { headOf } from '#shared/plan/comments.ts'
import type { Initiative, Plan } from '#shared/plan/plan.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import { dayText } from '#client/ui/dateText.ts'
import { IllustrativeBadge, Tag } from '#client/ui/Tag.tsx'
import { moneyText } from '#client/ui/moneyText.ts'
import classes from './visit.module.css'
import type { Ask, Visit } from './visitOf.ts'

/** How many of each are told: what follows is a number, so that all of it stays on one sheet. */
const MOST = { issues: 5, initiatives: 12, asks: 5, dissents: 3, open: 4 }

interface PartProps {
  title: string
  all: number
  most: number
  /** What is said where there is nothing. */
  none: string
  part: 'aim' | 'issues' | 'asks' | 'do' | 'dissent' | 'open'
  children: ReactNode
}

const Part = ({ part, title, all, most, none, children }: PartProps) => {
  const { t } = useTranslation('rooms')
  return (
    <section className={classes['part']} aria-label={title} data-part={part}>
      <h2>{title}</h2>
      {all === 0 ? <p className={classes['none']}>{none}</p> : children}
      {all > most && <p className={classes['more']}>{t('visit.more', { count: all - most })}</p>}
    </section>
  )
}

export const Aspiration = ({ visit: { aspirations } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  const [first] = aspirations
  return (
    <Part
      part="aim"
      title={t('visit.aspiration')}
      all={aspirations.length}
      most={1}
      none={t('visit.noAspiration')}
    >
      {first && (
        <blockquote className={classes['aspiration']}>
          {first.headline !== '' && <b>{first.headline}</b>}
          <span>{first.statement}</span>
        </blockquote>
      )}
    </Part>
  )
}

export const Issues = ({ visit: { issues } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  return (
    <Part
      part="issues"
      title={t('visit.issues')}
      all={issues.length}
      most={MOST.issues}
      none={t('visit.noIssues')}
    >
      <ol>
        {issues.slice(0, MOST.issues).map(({ issue, answers, isAnswered }) => (
          <li key={issue.id}>
            <span className={classes['text']}>{issue.text}</span>{' '}
            {isAnswered ? (
              answers.length > 0 && (
                <small>{t('visit.answeredBy', { codes: answers.slice(0, 4).join(', ') })}</small>
              )
            ) : (
              <Tag tone="bad" text={t('visit.unanswered')} />
            )}
          </li>
        ))}
      </ol>
    </Part>
  )
}

export const Asks = ({ visit: { asks } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  return (
    <Part part="asks" title={t('visit.asks')} all={asks.length} most={MOST.asks} none={t('visit.noAsks')}>
      <ol>
        {asks.slice(0, MOST.asks).map((ask) => (
          <li key={ask.id}>
            <AskText ask={ask} />
          </li>
        ))}
      </ol>
    </Part>
  )
}

const AskText = ({ ask }: { ask: Ask }) => {
  const { t } = useTranslation('rooms')
  switch (ask.kind) {
    case 'said':
      return <span className={classes['text']}>{ask.text}</span>
    case 'refused':
      return (
        <>
          <span className={classes['text']}>{t('visit.refused', { what: ask.text, room: ask.room })}</span>
          {ask.reason !== '' && <small>{t('visit.because', { reason: ask.reason })}</small>}
        </>
      )
    case 'gap':
      return (
        <span>
          {t('visit.gap', { amount: moneyText(ask.money.gap, ask.money.currency), count: ask.initiatives })}
        </span>
      )
  }
}

const span = ({ start, end, endKind }: Initiative, ongoing: string): string =>
  [start && dayText(start), endKind === 'ongoing' ? ongoing : end && dayText(end)].filter(Boolean).join(' – ')

export const Initiatives = ({ visit: { initiatives, money } }: { visit: Visit }) => {
  const { t } = useTranslation(['rooms', 'plan'])
  const illustrative = initiatives.some(({ initiative }) => initiative.illustrative)
  return (
    <Part
      part="do"
      title={t('visit.initiatives')}
      all={initiatives.length}
      most={MOST.initiatives}
      none={t('visit.noInitiatives')}
    >
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
          {initiatives.slice(0, MOST.initiatives).map(({ initiative, lead, objections }) => (
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
    </Part>
  )
}

export const Dissent = ({ visit: { dissents }, plan }: { visit: Visit; plan: Plan }) => {
  const { t } = useTranslation(['rooms', 'plan'])
  return (
    <Part
      part="dissent"
      title={t('visit.dissent')}
      all={dissents.length}
      most={MOST.dissents}
      none={t('visit.noDissent')}
    >
      <ul>
        {dissents.slice(0, MOST.dissents).map((comment) => (
          <li key={comment.id}>
            <span className={classes['text']}>{comment.text}</span>{' '}
            <small>{nameOf(plan, headOf(plan, comment).aboutId)}</small>
          </li>
        ))}
      </ul>
    </Part>
  )
}

export const Open = ({ visit: { open } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  return (
    <Part part="open" title={t('visit.open')} all={open.length} most={MOST.open} none={t('visit.noOpen')}>
      <ul>
        {open.slice(0, MOST.open).map(({ id, text, owner, state, due }) => (
          <li key={id}>
            <span className={classes['text']}>{text}</span>{' '}
            <small>
              {[t(`visit.openAs.${state}`), owner, due && dayText(due)].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Part>
  )
}
