import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { relationsOf, type Relation } from '#shared/plan/relations.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { boardOf, liveOf } from '#shared/plan/select.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { entityName } from '#client/plan/describeCommand.ts'
import { usePlan } from '#client/plan/hooks.ts'
import classes from './entity.module.css'

/** Relations of an entity as sentences; the other end opens with one click. */
export const RelatedList = ({ id, open }: { id: string; open: (id: string) => void }) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const relations = relatedTo(plan, id)
  if (relations.length === 0) return null
  return (
    <section className={classes['section']} aria-label={t('entity.related')}>
      <div className={classes['sectionHead']}>
        <h3>{t('entity.related')}</h3>
      </div>
      <ul className={classes['list']}>
        {relations.map((relation) => {
          const otherId = relation.fromId === id ? relation.toId : relation.fromId
          const way = relation.fromId === id ? 'out' : 'in'
          return (
            <li key={relation.id} className={classes['related']}>
              <span>{t(`entity.relation.${relation.kind}.${way}`)}</span>
              <UnstyledButton className={classes['link']} onClick={() => open(otherId)}>
                <RoomCode code={otherRoom(plan, id, otherId)} /> {entityName(t, plan, otherId)}
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** An initiative's own rows, what came of a comment and dependencies have places of their own: none is listed once more. */
const relatedTo = (plan: Plan, id: string): Relation[] =>
  relationsOf(plan).filter(
    (relation) =>
      relation.kind !== 'settles' &&
      relation.kind !== 'dependsOn' &&
      (relation.fromId === id || (relation.toId === id && relation.kind !== 'belongsTo')),
  )

/** The code of the room an entity is of, where that is another one. */
const otherRoom = (plan: Plan, id: string, otherId: string): string => {
  const room = boardOf(plan, otherId)
  return room === boardOf(plan, id) ? '' : (liveOf(plan, 'workstreams', room)?.code ?? '')
}
