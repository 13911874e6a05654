import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Roadmap, RoadmapEntity } from '#shared/roadmap/schema.ts'
import { dayText } from '#client/ui/dateText.ts'
import { IllustrativeBadge, Tag } from '#client/ui/Tag.tsx'
import type { Lookup } from './lookup.ts'
import classes from './table.module.css'

const byOrder = (a: { order: number }, b: { order: number }): number => a.order - b.order

interface Props {
  roadmap: Roadmap
  lookup: Lookup
}

/** What the lab has decided, and what is to be done beside the plan. */
export const Decided = ({ roadmap, lookup }: Props) => {
  const { t } = useTranslation('roadmap')
  const { decisions = [], actions = [] } = roadmap
  return (
    <>
      {decisions.length > 0 && (
        <>
          <h3>{t('decisions')}</h3>
          <List>
            {decisions.toSorted(byOrder).map((decision) => (
              <Item key={decision.id} entry={decision} roadmap={roadmap} lookup={lookup}>
                {decision.decidedOn && dayText(decision.decidedOn)}
              </Item>
            ))}
          </List>
        </>
      )}
      {actions.length > 0 && (
        <>
          <h3>{t('actions')}</h3>
          <List>
            {actions.toSorted(byOrder).map((action) => (
              <Item key={action.id} entry={action} roadmap={roadmap} lookup={lookup}>
                {action.done ? (
                  <Tag tone="good" text={t('actionDone')} />
                ) : (
                  action.due && t('due', { date: dayText(action.due) })
                )}
              </Item>
            ))}
          </List>
        </>
      )}
    </>
  )
}

const Item = ({
  entry,
  roadmap,
  lookup,
  children,
}: Props & { entry: RoadmapEntity<'decisions' | 'actions'>; children: React.ReactNode }) => {
  const { t } = useTranslation('roadmap')
  const settled = roadmap.dissents.filter((d) => entry.settles?.includes(d.id))
  return (
    <List.Item>
      {entry.text || t('untitled')}{' '}
      <span className={classes['muted']}>
        {[lookup.organisation(entry.ownerOrgId), lookup.room(entry.workstreamId)].filter(Boolean).join(' · ')}
        {children && <> · {children}</>}
      </span>{' '}
      {entry.illustrative && <IllustrativeBadge />}
      {settled.map((dissent) => (
        <div key={dissent.id} className={classes['muted']}>
          {t('settles', { text: dissent.text })}
        </div>
      ))}
    </List.Item>
  )
}
