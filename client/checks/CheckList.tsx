import { Button, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { whereOf, whereText } from '#shared/plan/rules/where.ts'
import { liveOf } from '#shared/plan/select.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { findingText, SeverityIcon } from '#client/views/FindingMark.tsx'
import { entriesIn, type CheckEntry, type CheckGroup, type Grouping } from './checkGroups.ts'
import classes from './checks.module.css'

interface Props {
  plan: Plan
  groups: readonly CheckGroup[]
  by: Grouping
  open: (entry: CheckEntry) => void
}

const AT_ONCE = 150

/** Findings under their headings; one click, or Enter, opens the field. */
export const CheckList = ({ plan, groups, by, open }: Props) => {
  const { t } = useTranslation('checks')
  const [most, setMost] = useState(AT_ONCE)
  const all = entriesIn(groups)
  const shown = new Set(all.slice(0, most).map(({ key }) => key))
  return (
    <>
      {groups.map((group) => (
        <Group key={group.key} plan={plan} group={group} by={by} shown={shown} open={open} />
      ))}
      {all.length > most && (
        <div className={classes['more']}>
          <Button variant="default" onClick={() => setMost(most + AT_ONCE)}>
            {t('list.more', { count: all.length - most })}
          </Button>
        </div>
      )}
    </>
  )
}

interface GroupProps extends Omit<Props, 'groups'> {
  group: CheckGroup
  shown: ReadonlySet<string>
}

const Group = ({ plan, group, by, shown, open }: GroupProps) => {
  const { t } = useTranslation('checks')
  const parts = group.parts
    .map((part) => ({ ...part, entries: part.entries.filter(({ key }) => shown.has(key)) }))
    .filter(({ entries }) => entries.length > 0)
  if (parts.length === 0) return null
  const rule = parts[0]?.entries[0]?.item.finding.rule
  const count = entriesIn([group]).length
  return (
    <section className={classes['group']} aria-labelledby={`checks-${group.key}`}>
      <h2 id={`checks-${group.key}`} className={classes['groupTitle']}>
        <RoomCode code={group.code} /> <span>{group.title}</span>
        <span className={classes['groupCount']}>{t('list.count', { count })}</span>
      </h2>
      {by === 'rule' && rule && (
        <p className={classes['why']}>
          {t(`rules.${rule}.why`)} {t(`rules.${rule}.mend`)}
        </p>
      )}
      {parts.map((part) => (
        <div key={part.key} className={classes['part']}>
          {part.title !== '' && <h3 className={classes['partTitle']}>{part.title}</h3>}
          <ul className={classes['list']}>
            {part.entries.map((entry) => (
              <Row key={entry.key} plan={plan} entry={entry} by={by} open={open} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

const Row = ({
  plan,
  entry,
  by,
  open,
}: {
  plan: Plan
  entry: CheckEntry
  by: Grouping
  open: Props['open']
}) => {
  const { t } = useTranslation(['checks', 'plan'])
  const tPlan = useTranslation('plan').t
  const { finding, room, initiative, organisationIds } = entry.item
  const where = whereOf(plan, finding)
  const own = initiative?.id === finding.path.id
  const place =
    by === 'room' ? whereText({ ...where, initiative: '', name: own ? '' : where.name }) : whereText(where)
  const owners = organisationIds
    .flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
    .map(organisationName)
  const details = [
    place,
    by === 'room' ? '' : (room?.code ?? ''),
    by === 'organisation' ? '' : owners.join(', '),
  ].filter(Boolean)
  return (
    <li>
      <UnstyledButton className={classes['finding']} data-entry={entry.key} onClick={() => open(entry)}>
        <SeverityIcon severity={finding.severity} size={18} />
        <span className={classes['words']}>
          <span>
            <span className="visually-hidden">{t(`severity.${finding.severity}`, { ns: 'plan' })}: </span>
            {findingText(tPlan, finding)}
          </span>
          {details.length > 0 && <small>{details.join(' · ')}</small>}
        </span>
        <span className={classes['ruleId']}>{finding.rule}</span>
      </UnstyledButton>
    </li>
  )
}
