import { byName } from '#client/i18n/formats.ts'
import { Button, Checkbox, NativeSelect, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, Workstream } from '#shared/plan/plan.ts'
import { RULE_IDS, SEVERITIES, type RuleId, type Severity } from '#shared/plan/rules/finding.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { liveOf } from '#shared/plan/select.ts'
import { GROUPINGS, type Grouping } from './checkGroups.ts'
import classes from './checks.module.css'
import { WHOLE_LAB, type CheckItem } from './checkItems.ts'
import type { ChecksView } from './useChecksAddress.ts'

interface Props {
  plan: Plan
  items: readonly CheckItem[]
  rooms: readonly Workstream[]
  /** The organisation of the one who looks, if it is in the plan. */
  own: string | null
  view: ChecksView
  choose: (next: Partial<ChecksView>) => void
}

/** Which findings are listed, and in which order. */
export const CheckFilters = ({ plan, items, rooms, own, view, choose }: Props) => {
  const { t } = useTranslation('checks')
  const rules = useMemo(
    () => RULE_IDS.filter((rule) => items.some(({ finding }) => finding.rule === rule)),
    [items],
  )
  const narrowed = view.severity ?? view.rule ?? view.room ?? view.organisation
  return (
    <fieldset className={classes['filters']}>
      <legend className="visually-hidden">{t('filters.label')}</legend>
      <NativeSelect
        label={t('filters.severity')}
        value={view.severity ?? ''}
        onChange={(event) => choose({ severity: (event.currentTarget.value || null) as Severity | null })}
        data={[
          { value: '', label: t('filters.everything') },
          ...SEVERITIES.map((value) => ({ value, label: t(`filters.${value}`) })),
        ]}
      />
      <NativeSelect
        label={t('filters.room')}
        value={view.room ?? ''}
        onChange={(event) => choose({ room: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('filters.everywhere') },
          ...rooms.map(({ id, code, title }) => ({
            value: id,
            label: [code, title].filter(Boolean).join(' · ') || t('untitledRoom'),
          })),
          { value: WHOLE_LAB, label: t('wholeLab') },
        ]}
      />
      <NativeSelect
        label={t('filters.rule')}
        value={view.rule ?? ''}
        onChange={(event) => choose({ rule: (event.currentTarget.value || null) as RuleId | null })}
        data={[
          { value: '', label: t('filters.everyRule') },
          ...rules.map((rule) => ({ value: rule, label: `${rule} · ${t(`rules.${rule}.title`)}` })),
        ]}
      />
      <OrganisationFilter plan={plan} items={items} view={view} choose={choose} />
      <NativeSelect
        label={t('filters.by')}
        value={view.by}
        onChange={(event) => choose({ by: event.currentTarget.value as Grouping })}
        data={GROUPINGS.map((value) => ({ value, label: t(`by.${value}`) }))}
      />
      {own && (
        <Checkbox
          className={classes['own'] ?? ''}
          label={t('filters.own')}
          checked={view.organisation === own}
          onChange={(event) => choose({ organisation: event.currentTarget.checked ? own : null })}
        />
      )}
      {narrowed && (
        <Button
          className={classes['reset'] ?? ''}
          variant="subtle"
          onClick={() => choose({ severity: null, rule: null, room: null, organisation: null })}
        >
          {t('filters.reset')}
        </Button>
      )}
    </fieldset>
  )
}

const OrganisationFilter = ({
  plan,
  items,
  view,
  choose,
}: Pick<Props, 'plan' | 'items' | 'view' | 'choose'>) => {
  const { t } = useTranslation('checks')
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { organisationIds } of items)
      for (const id of organisationIds) found.set(id, (found.get(id) ?? 0) + 1)
    return found
  }, [items])
  const ids = new Set([...counts.keys(), ...(view.organisation ? [view.organisation] : [])])
  const data = [...ids]
    .flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
    .map((o) => {
      const name =
        o.acronym && o.name && o.acronym !== o.name ? `${o.acronym} · ${o.name}` : organisationName(o)
      return { value: o.id, label: `${name} (${counts.get(o.id) ?? 0})` }
    })
    .toSorted((a, b) => byName(a.label, b.label))
  return (
    <Select
      label={t('filters.organisation')}
      placeholder={t('filters.everyone')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filters.everyone') }}
      limit={60}
      value={view.organisation}
      onChange={(organisation) => choose({ organisation })}
      data={data}
    />
  )
}
