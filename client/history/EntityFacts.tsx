import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { FactLine } from './FactLine.tsx'
import { headText } from './factText.ts'
import type { EntityGroup, Run } from './groupFacts.ts'
import classes from './history.module.css'
import { SeeThen } from './SeeThen.tsx'
import { calendarDay, momentOf, timeOf } from './times.ts'

interface Props {
  plan: Plan
  group: EntityGroup
  /** Level of its heading, below those around it. */
  level: 3 | 4
  /** Where no day stands above it, times come with their day. */
  withDay?: boolean
}

/** One entity: what it is called, then who changed it when, and how. */
export const EntityFacts = ({ plan, group, level, withDay = false }: Props) => {
  const { t } = useTranslation(['history', 'plan', 'common'])
  const Heading = `h${level}` as const
  return (
    <article className={classes['entity']}>
      <Heading className={classes['name']}>{headText(t, plan, group.newest)}</Heading>
      {group.runs.map((run) => (
        <RunFacts key={run.facts[0]?.id} plan={plan} run={run} withDay={withDay} />
      ))}
    </article>
  )
}

/** Facts shown before the rest is asked for. */
const FIRST = 6

const RunFacts = ({ plan, run, withDay }: { plan: Plan; run: Run; withDay: boolean }) => {
  const { t } = useTranslation('history')
  const [whole, setWhole] = useState(run.facts.length <= FIRST + 1)
  const shown = whole ? run.facts : run.facts.slice(0, FIRST)
  const single = run.facts.length === 1
  const by = (
    <>
      {run.seat?.name ?? t('server')} <span className={classes['when']}>{whenText(t, run, withDay)}</span>
    </>
  )
  return (
    <div className={classes['run']}>
      {!single && <p className={classes['who']}>{by}</p>}
      <ul className={classes['facts']}>
        {shown.map((fact) => (
          <FactLine
            key={fact.id}
            plan={plan}
            told={fact}
            by={single && by}
            action={(text) => <SeeThen fact={fact} plan={plan} text={text} />}
          />
        ))}
      </ul>
      {!whole && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          {t('more', { count: run.facts.length - FIRST })}
        </Button>
      )}
    </div>
  )
}

const whenText = (
  t: (key: 'span', values: { from: string; to: string }) => string,
  { facts }: Run,
  withDay: boolean,
): string => {
  const [newest, oldest] = [facts[0], facts.at(-1)]
  if (!newest || !oldest) return ''
  const text = withDay ? momentOf : timeOf
  const [from, to] = [text(oldest.at), text(newest.lastAt)]
  if (from === to) return to
  const sameDay = calendarDay(oldest.at) === calendarDay(newest.lastAt)
  return t('span', { from, to: sameDay ? timeOf(newest.lastAt) : to })
}
