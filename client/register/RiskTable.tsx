import { NativeSelect, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { liveOf } from '#shared/plan/select.ts'
import { standingOf } from '#shared/plan/triggers.ts'
import { useCanEdit, usePlan } from '#client/plan/hooks.ts'
import { useStopped } from '#client/plan/useLock.ts'
import { triggerText } from '#client/ui/triggerText.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { bandOf } from './bandOf.ts'
import { Day, Missing, ownerColumn, roomColumn, textColumn } from './cells.tsx'
import classes from './register.module.css'
import type { RiskRow } from './registerRows.ts'
import { RegisterTable, type RegisterColumn } from './RegisterTable.tsx'
import { standingText } from './standingText.ts'
import { stateChoices } from './stateChoices.ts'

interface Props {
  rows: readonly RiskRow[]
  caption: string
  open: (id: string) => void
}

/** Risks, or assumptions, with what is done about them and what shows that they have occurred. */
export const RiskTable = ({ rows, caption, open }: Props) => {
  const { t } = useTranslation('register')
  // Beside the rooms of a laptop eight columns have no room: two stand below their neighbours.
  const close = useMediaQuery('(min-width: 48.01em) and (max-width: 84em)')
  const columns = useMemo(
    (): RegisterColumn<RiskRow>[] => [
      textColumn<RiskRow>(t, open, (row) => <Threatens row={row} open={open} />),
      {
        key: 'weight',
        label: t('columns.weight'),
        cell: (row) => <Weight row={row} />,
        by: ({ weight }) => weight ?? '',
      },
      roomColumn(t),
      ownerColumn(t),
      {
        key: 'mitigation',
        label: close ? t('columns.mitigationAndTrigger') : t('columns.mitigation'),
        cell: (row) => (
          <>
            {row.risk.mitigation || <Missing />}
            {close && (
              <Below label={t('columns.trigger')}>
                <TriggerCell row={row} />
              </Below>
            )}
          </>
        ),
        className: classes['middle'],
      },
      ...(close
        ? []
        : [
            {
              key: 'trigger',
              label: t('columns.trigger'),
              cell: (row: RiskRow) => <TriggerCell row={row} />,
              className: classes['middle'],
            },
            {
              key: 'review',
              label: t('columns.review'),
              cell: (row: RiskRow) => <Review row={row} />,
              by: ({ risk }: RiskRow) => risk.reviewDate ?? '',
            },
          ]),
      {
        key: 'state',
        label: t('columns.state'),
        cell: (row) => (
          <>
            <StateCell row={row} />
            {close && (
              <Below label={t('columns.review')}>
                <Review row={row} />
              </Below>
            )}
          </>
        ),
        by: ({ state }) => state,
      },
    ],
    [t, open, close],
  )
  return <RegisterTable caption={caption} rows={rows} columns={columns} />
}

const Below = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes['below']}>
    <span className={classes['muted']}>{label}: </span>
    {children}
  </div>
)

const Review = ({ row: { risk, reviewDue } }: { row: RiskRow }) => {
  const { t } = useTranslation('register')
  return <Day date={risk.reviewDate} late={reviewDue ? t('overdue') : undefined} />
}

const Weight = ({ row: { risk, weight } }: { row: RiskRow }) => {
  const { t } = useTranslation('register')
  if (weight === null) return <Missing />
  const facts = { likelihood: risk.likelihood, impact: risk.impact, weight }
  return (
    <span className={classes['weight']} data-weight={bandOf(weight)}>
      <b>{weight}</b> <span className={classes['muted']}>{t('weight', facts)}</span>
    </span>
  )
}

/** What it stands in the way of, below its words. */
const Threatens = ({ row, open }: { row: RiskRow; open: (id: string) => void }) => {
  const { t } = useTranslation('register')
  if (row.threatens.length === 0) return null
  return (
    <div className={classes['muted']}>
      {t('columns.threatens')}
      <ul className={classes['plainList']}>
        {row.threatens.map(({ id, label }) => (
          <li key={id}>
            <UnstyledButton className={classes['link'] ?? ''} onClick={() => open(id)}>
              {label}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The trigger in words, and where the last known value of its indicator stands to it. */
const TriggerCell = ({ row: { trigger } }: { row: RiskRow }) => {
  const { t } = useTranslation('register')
  const indicator = usePlan((plan) =>
    trigger?.kind === 'indicator' ? liveOf(plan, 'indicators', trigger.indicatorId) : null,
  )
  if (!trigger) return <Missing />
  const standing = indicator && trigger.kind === 'indicator' ? standingOf(indicator, trigger) : null
  return (
    <>
      {triggerText(t, trigger, () => indicator?.name ?? '')}
      {standing && (
        <div className={standing.reached ? classes['reached'] : classes['muted']}>
          {standingText(t, standing, trigger, indicator?.unit ?? '')}
        </div>
      )}
    </>
  )
}

const StateCell = ({ row: { risk } }: { row: RiskRow }) => {
  const { t } = useTranslation('register')
  const { edit } = useEdit()
  const canEdit = useCanEdit()
  const stopped = useStopped(risk.id)
  if (!canEdit || stopped) return t(`state.${risk.type}.${risk.state}`)
  return (
    <NativeSelect
      size="sm"
      className={classes['state'] ?? ''}
      aria-label={t('stateOf', { text: risk.text || t('untitled') })}
      value={risk.state}
      onChange={(event) =>
        edit({
          type: 'update',
          collection: 'risks',
          id: risk.id,
          fields: { state: event.currentTarget.value },
        })
      }
      data={[...stateChoices(t, risk.type === 'risk' ? 'risks' : 'assumptions')]}
    />
  )
}
