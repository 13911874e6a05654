import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Workstream } from '#shared/plan/plan.ts'
import { RULE_IDS, SEVERITIES, type RuleId, type Severity } from '#shared/plan/rules/finding.ts'
import { SeverityIcon } from '#client/views/FindingMark.tsx'
import classes from './checks.module.css'
import { WHOLE_LAB, type CheckItem, type Readiness } from './checkItems.ts'
import type { ChecksView } from './useChecksAddress.ts'

interface Props {
  items: readonly CheckItem[]
  rooms: readonly Workstream[]
  readiness: ReadonlyMap<string, Readiness>
  view: ChecksView
  choose: (next: Partial<ChecksView>) => void
}

type Counts = Record<Severity, number>

/** How often each rule speaks in each room; a number narrows the list to what it counts. */
export const CheckMatrix = ({ items, rooms, readiness, view, choose }: Props) => {
  const { t } = useTranslation('checks')
  const counts = countsOf(items)
  const rules = RULE_IDS.filter((rule) => items.some(({ finding }) => finding.rule === rule))
  const columns = [
    ...rooms.map(({ id, code, title }) => ({ id, name: code || title || t('untitledRoom'), title })),
    ...(items.some(({ room }) => room === null)
      ? [{ id: WHOLE_LAB, name: t('wholeLab'), title: t('wholeLabHint') }]
      : []),
  ]
  const toggle = (rule: RuleId, room: string | null) => {
    const on = view.rule === rule && view.room === room
    choose(on ? { rule: null, room: null } : { rule, room })
  }
  return (
    <div className={classes['scroll']}>
      <table className={classes['matrix']}>
        <caption className="visually-hidden">{t('matrix.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.rule')}</th>
            {columns.map(({ id, name, title }) => (
              <th key={id} scope="col" title={title}>
                {name}
              </th>
            ))}
            <th scope="col">{t('matrix.all')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule}>
              <th scope="row">
                <span className={classes['ruleId']}>{rule}</span> {t(`rules.${rule}.title`)}
              </th>
              {[...columns.map(({ id }) => id), null].map((room) => (
                <td key={room ?? ''} data-all={room === null || undefined}>
                  <Cell
                    counts={counts.get(cellKey(rule, room))}
                    pressed={view.rule === rule && view.room === room}
                    press={() => toggle(rule, room)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('matrix.ready')}</th>
            {columns.map(({ id }) => (
              <td key={id}>
                <Ready {...readiness.get(id)} />
              </td>
            ))}
            <td data-all>
              <Ready {...readiness.get('')} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const cellKey = (rule: RuleId, room: string | null): string => `${rule} ${room ?? ''}`

const countsOf = (items: readonly CheckItem[]): Map<string, Counts> => {
  const counts = new Map<string, Counts>()
  for (const { finding, room } of items)
    for (const at of [room?.id ?? WHOLE_LAB, null]) {
      const key = cellKey(finding.rule, at)
      const cell = counts.get(key) ?? { error: 0, warning: 0, info: 0 }
      cell[finding.severity] += 1
      counts.set(key, cell)
    }
  return counts
}

const Cell = (props: { counts: Counts | undefined; pressed: boolean; press: () => void }) => {
  const { t } = useTranslation('checks')
  const { counts } = props
  if (!counts) return <span className={classes['nothing']}>–</span>
  const told = SEVERITIES.filter((severity) => counts[severity] > 0)
  return (
    <UnstyledButton className={classes['cell']} aria-pressed={props.pressed} onClick={props.press}>
      {told.map((severity) => (
        <span key={severity} className={classes['count']}>
          <SeverityIcon severity={severity} size={14} />
          <span aria-hidden>{counts[severity]}</span>
          <span className="visually-hidden">{t(`count.${severity}`, { count: counts[severity] })} </span>
        </span>
      ))}
    </UnstyledButton>
  )
}

const Ready = ({ planned = 0, ready = 0 }: Partial<Readiness>) => {
  const { t } = useTranslation('checks')
  if (planned === 0) return <span className={classes['nothing']}>–</span>
  return <span data-ready={ready === planned}>{t('matrix.readyOf', { ready, planned })}</span>
}
