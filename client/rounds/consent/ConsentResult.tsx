import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { ViewOf } from '#shared/api/rounds.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { keysAfter } from '#shared/plan/order.ts'
import { live, liveOf } from '#shared/plan/select.ts'
import { CHOICES, type ConsentResult as Result } from '#shared/rounds/consent.ts'
import { noticeRefused } from '#client/canvas/notices.tsx'
import { useCanEdit, useLiveLab } from '#client/plan/hooks.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Bar } from '../Bar.tsx'
import classes from '../rounds.module.css'

const TONES = { agree: 'good', reservation: 'care', object: 'bad', abstain: 'plain' } as const
const NOTICE = { consent: 'good', reservations: 'care', objections: 'bad', none: 'info' } as const

/** How many stand where, and what each organisation said. */
export const ConsentResult = ({
  round,
  result,
  runs,
}: {
  round: ViewOf<'consent'>
  result: Result
  runs: boolean
}) => {
  const { t } = useTranslation('rounds')
  const { outcome, counts, voices } = result
  const spoken = voices.filter(({ reason }) => reason !== '')
  return (
    <section aria-label={t('consent.result')} className={classes['stack']}>
      {round.settings.proposal && <p className={classes['proposal']}>{round.settings.proposal}</p>}
      <Notice tone={NOTICE[outcome]} title={t(`consent.outcomes.${outcome}`)} />
      <ul className={classes['results']}>
        {CHOICES.map((one) => (
          <li key={one} className={classes['result']}>
            <div className={classes['resultHead']}>
              <strong>{t(`consent.choices.${one}`)}</strong>
              <span className="tabular">{counts[one]}</span>
            </div>
            <Bar share={counts[one] / Math.max(1, voices.length)} tone={TONES[one]} />
            <p className={classes['orgs']}>
              {voices
                .filter(({ choice }) => choice === one)
                .map(({ organisationName, name }) => `${organisationName} (${name})`)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
      {spoken.length > 0 && (
        <>
          <h2 className={classes['group']}>{t('consent.reasons')}</h2>
          <ul className={classes['rounds']}>
            {spoken.map(({ organisationName, name, sector, choice, reason }) => (
              <li key={`${organisationName}/${name}`} className={classes['idea']}>
                <strong>
                  <SectorMark sector={sector} /> {organisationName}
                </strong>{' '}
                {name} · {t(`consent.choices.${choice}`)}
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {runs && <RecordDecision round={round} />}
    </section>
  )
}

/** A decision of the plan with the proposal's words; objections stay here, in the words of those who made them. */
const RecordDecision = ({ round }: { round: ViewOf<'consent'> }) => {
  const { t } = useTranslation('rounds')
  const lab = useLiveLab()
  const canEdit = useCanEdit()
  const record = () => {
    const { plan } = lab.store.get()
    const workstreamId = liveOf(plan, 'workstreams', round.workstreamId)?.id ?? null
    const siblings = live(plan, 'decisions').filter((one) => one.workstreamId === workstreamId)
    const { proposal } = round.settings
    const command: SingleCommand = {
      type: 'create',
      collection: 'decisions',
      id: lab.newId(),
      fields: {
        text: proposal ? `${round.question}\n${proposal}` : round.question,
        workstreamId,
        decidedOn: (round.closedAt ?? lab.now()).slice(0, 10),
        orderKey: keysAfter(siblings, 1)[0],
      },
    }
    lab.checkpoint()
    const decision = lab.dispatch(command)
    if (!decision.ok) return noticeRefused(decision.refusal)
    notifications.show({ message: t('consent.recorded') })
  }
  return (
    <Group>
      <Button variant="default" disabled={!canEdit} onClick={record}>
        {t('consent.record')}
      </Button>
    </Group>
  )
}
