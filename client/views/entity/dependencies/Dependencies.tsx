import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { liveEntity, type Collection, type Dependency, type Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { usePast } from '#client/past/pastContext.ts'
import { useCanEdit } from '#client/plan/hooks.ts'
import { useStopped } from '#client/plan/useLock.ts'
import classes from '../entity.module.css'
import { AddDependency } from './AddDependency.tsx'
import { DependencyLine } from './DependencyLine.tsx'

/** Seen from a row: what it waits for, and what waits for it. */
export type Side = 'before' | 'after'

const CAN_WAIT: ReadonlySet<Collection> = new Set<Collection>(['activities', 'milestones', 'initiatives'])

interface Props {
  plan: Plan
  collection: Collection
  id: string
  open: (id: string) => void
}

/** What a row waits for and what waits for it, each with type, lag and what that means for the dates. */
export const Dependencies = (props: Props) => {
  const { t } = useTranslation('waiting')
  const past = usePast()
  const canEdit = useCanEdit()
  const stopped = useStopped(props.id)
  const mayChange = canEdit && !stopped && !past
  const held = dependenciesOf(props.plan, props.id)
  if (!CAN_WAIT.has(props.collection)) return null
  if (!mayChange && held.before.length + held.after.length === 0) return null
  return (
    <section className={classes['section']} aria-label={t('drawer.title')}>
      <div className={classes['sectionHead']}>
        <h3>{t('drawer.title')}</h3>
      </div>
      <SideList {...props} side="before" dependencies={held.before} mayChange={mayChange} />
      <SideList {...props} side="after" dependencies={held.after} mayChange={mayChange} />
    </section>
  )
}

const dependenciesOf = (plan: Plan, id: string): Record<Side, Dependency[]> => {
  const all = live(plan, 'dependencies').filter((d) => liveEntity(plan, d.fromId) && liveEntity(plan, d.toId))
  return { before: all.filter((d) => d.toId === id), after: all.filter((d) => d.fromId === id) }
}

interface SideProps extends Props {
  side: Side
  dependencies: readonly Dependency[]
  mayChange: boolean
}

const SideList = ({ plan, collection, id, open, side, dependencies, mayChange }: SideProps) => {
  const { t } = useTranslation('waiting')
  const [adding, setAdding] = useState(false)
  if (dependencies.length === 0 && !mayChange) return null
  return (
    <div className={classes['side']}>
      {dependencies.length > 0 && <h4 className={classes['sideTitle']}>{t(`drawer.${side}`)}</h4>}
      <ul className={classes['list']} aria-label={t(`drawer.${side}`)}>
        {dependencies.map((dependency) => (
          <DependencyLine
            key={dependency.id}
            plan={plan}
            dependency={dependency}
            side={side}
            mayChange={mayChange}
            open={open}
          />
        ))}
      </ul>
      {mayChange && !adding && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t(`drawer.add.${side}`)}
        </Button>
      )}
      {adding && (
        <AddDependency plan={plan} collection={collection} id={id} side={side} end={() => setAdding(false)} />
      )}
    </div>
  )
}
