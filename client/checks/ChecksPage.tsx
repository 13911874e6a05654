import { Button } from '@mantine/core'
import { IconCircleCheck, IconFilterOff } from '@tabler/icons-react'
import { memo, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { initiativesOf, live, liveOf, workstreams } from '#shared/plan/select.ts'
import { useConnection, useLint, useLiveLab, usePlan } from '#client/plan/hooks.ts'
import type { LintResult } from '#client/plan/lintStore.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { EntityDrawer } from '#client/views/EntityDrawer.tsx'
import { CheckActions } from './CheckActions.tsx'
import { CheckFilters } from './CheckFilters.tsx'
import { entriesIn, groupsOf } from './checkGroups.ts'
import { checkItems, isChosen, readinessOf, type Readiness } from './checkItems.ts'
import { CheckList } from './CheckList.tsx'
import { CheckMatrix } from './CheckMatrix.tsx'
import classes from './checks.module.css'
import { FindingGuide } from './FindingGuide.tsx'
import { useChecksAddress } from './useChecksAddress.ts'
import { useMending } from './useMending.ts'

const whole = (plan: Plan) => plan

/** What the rules say about the whole plan: how much of what in which room, and each one click from its field. */
export const ChecksPage = () => {
  // Whoever writes in a field is not held up by a list of thousands.
  const plan = useDeferredValue(usePlan(whole))
  return <Checks plan={plan} lint={useDeferredValue(useLint())} />
}

const Checks = memo(({ plan, lint }: { plan: Plan; lint: LintResult }) => {
  const { t } = useTranslation('checks')
  const { session } = useLiveLab()
  const loading = useConnection().kind === 'loading' && plan.workstreams.size === 0
  const { view, choose } = useChecksAddress(plan)
  const rooms = useMemo(() => workstreams(plan), [plan])
  const items = useMemo(() => checkItems(plan, lint.findings), [plan, lint])
  const chosen = useMemo(() => items.filter(isChosen(view)), [items, view])
  const groups = useMemo(() => groupsOf(t, plan, chosen, view), [t, plan, chosen, view])
  const entries = useMemo(() => entriesIn(groups), [groups])
  const readiness = useMemo(() => readinessByRoom(plan, lint.byInitiative), [plan, lint])
  const steps = useMending(entries)
  const narrow = useNarrow()
  const { mending } = steps
  if (loading) return <Loading />

  const close = () => {
    const left = steps.end()
    requestAnimationFrame(() => focusOn(left?.key ?? null))
  }
  const errors = items.filter(({ finding }) => finding.severity === 'error').length
  const all = readiness.get('') ?? { planned: 0, ready: 0 }
  const path = mending?.entry.item.finding.path
  const matrix = <CheckMatrix items={items} rooms={rooms} readiness={readiness} view={view} choose={choose} />
  return (
    <Page
      main={false}
      title={t('title')}
      lead={[
        all.planned === 0 ? t('nonePlanned') : t('ready', { count: all.planned, ready: all.ready }),
        items.length === 0 ? '' : errors === 0 ? t('noErrors') : t('errors', { count: errors }),
      ].join(' ')}
      actions={<CheckActions items={entries.length === 0 ? [] : chosen} />}
    >
      {items.length === 0 ? (
        <div id="checks-list" tabIndex={-1}>
          <EmptyState
            icon={<IconCircleCheck size={28} />}
            title={t('empty.title')}
            text={t(all.planned === 0 ? 'empty.nothingPlanned' : 'empty.text')}
          />
        </div>
      ) : (
        <>
          {narrow ? (
            <details className={classes['folded']}>
              <summary>{t('matrix.label')}</summary>
              {matrix}
            </details>
          ) : (
            matrix
          )}
          <CheckFilters
            plan={plan}
            items={items}
            rooms={rooms}
            own={liveOf(plan, 'organisations', session.seat.organisationId)?.id ?? null}
            view={view}
            choose={choose}
          />
          <div id="checks-list" tabIndex={-1} className={classes['entries']}>
            <output className={classes['summary']}>
              {t('list.shown', { count: chosen.length, all: items.length })}
            </output>
            <p className={classes['keys']}>{t('list.keys')}</p>
            <CheckList
              key={JSON.stringify(view)}
              plan={plan}
              groups={groups}
              by={view.by}
              open={steps.begin}
            />
            {chosen.length === 0 && (
              <EmptyState
                icon={<IconFilterOff size={28} />}
                title={t('noneLeft.title')}
                text={t('noneLeft.text')}
              >
                <Button
                  variant="default"
                  onClick={() => choose({ severity: null, rule: null, room: null, organisation: null })}
                >
                  {t('filters.reset')}
                </Button>
              </EmptyState>
            )}
          </div>
        </>
      )}
      {mending && path && (
        <EntityDrawer
          collection={path.collection}
          id={path.id}
          focus={{ field: path.field, turn: mending.turn }}
          onClose={close}
          above={
            <FindingGuide
              plan={plan}
              lab={session.lab.slug}
              mending={mending}
              count={entries.length}
              next={steps.next}
              previous={steps.previous}
            />
          }
        />
      )}
    </Page>
  )
})

/** By room, and for the whole lab under no id. */
const readinessByRoom = (
  plan: Plan,
  byInitiative: Parameters<typeof readinessOf>[1],
): Map<string, Readiness> =>
  new Map([
    ...workstreams(plan).map(
      ({ id }) => [id, readinessOf(plan, byInitiative, initiativesOf(plan, id))] as const,
    ),
    ['', readinessOf(plan, byInitiative, live(plan, 'initiatives'))],
  ])

/** The entry one was at, or the one that has taken its place; the list where there is none. */
const focusOn = (key: string | null): void => {
  const row = [...document.querySelectorAll<HTMLElement>('[data-entry]')].find(
    (element) => element.dataset['entry'] === key,
  )
  const target = row ?? document.querySelector<HTMLElement>('#checks-list')
  target?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: 'nearest' })
}
