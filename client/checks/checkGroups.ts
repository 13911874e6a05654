import { byName } from '#client/i18n/formats.ts'
import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { RULE_IDS } from '#shared/plan/rules/finding.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { CheckItem } from './checkItems.ts'

export const GROUPINGS = ['room', 'rule', 'organisation'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A finding where it stands in the list; one that several organisations have to mend stands at each. */
export interface CheckEntry {
  key: string
  item: CheckItem
}

export interface CheckGroup {
  key: string
  /** A room's code, or a rule's id. */
  code: string
  title: string
  /** What lies within, by initiative where it is grouped by room; otherwise one without a title. */
  parts: { key: string; title: string; entries: CheckEntry[] }[]
}

/** Items in groups with a heading each; those of one organisation stand under it alone. `t` is of the namespace `checks`. */
export const groupsOf = (
  t: TFunction<'checks'>,
  plan: Plan,
  items: readonly CheckItem[],
  { by, organisation }: { by: Grouping; organisation: string | null },
): CheckGroup[] => {
  if (by === 'rule')
    return RULE_IDS.flatMap((rule) => {
      const of = items.filter(({ finding }) => finding.rule === rule)
      return of.length === 0 ? [] : group(rule, rule, t(`rules.${rule}.title`), of)
    })
  return by === 'room' ? roomGroups(t, items) : organisationGroups(t, plan, items, organisation)
}

const group = (key: string, code: string, title: string, items: readonly CheckItem[]): CheckGroup => ({
  key,
  code,
  title,
  parts: [{ key, title: '', entries: entriesOf(key, items) }],
})

const entriesOf = (prefix: string, items: readonly CheckItem[]): CheckEntry[] =>
  items.map((item) => ({ key: `${prefix} ${item.key}`, item }))

const roomGroups = (t: TFunction<'checks'>, items: readonly CheckItem[]): CheckGroup[] =>
  [...Map.groupBy(items, ({ room }) => room?.id ?? '')].map(([id, of]) => {
    const room = of[0]?.room
    return {
      key: id,
      code: room?.code ?? '',
      title: room ? room.title || t('untitledRoom') : t('wholeLab'),
      parts: [...Map.groupBy(of, ({ initiative }) => initiative?.id ?? '')].map(([part, within]) => {
        const initiative = within[0]?.initiative
        const name = initiative && [initiative.code, initiative.title || t('untitled')]
        return {
          key: `${id} ${part}`,
          title: name?.filter(Boolean).join(' · ') ?? (room ? t('ofNoInitiative') : ''),
          entries: entriesOf(id, within),
        }
      }),
    }
  })

const organisationGroups = (
  t: TFunction<'checks'>,
  plan: Plan,
  items: readonly CheckItem[],
  only: string | null,
): CheckGroup[] => {
  const ids = new Set(only ? [only] : items.flatMap(({ organisationIds }) => organisationIds))
  const named = [...ids]
    .flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
    .map((o) => {
      const long = o.acronym && o.acronym !== o.name ? o.name : ''
      const of = items.filter(({ organisationIds }) => organisationIds.includes(o.id))
      return group(o.id, '', [organisationName(o), long].filter(Boolean).join(' · '), of)
    })
    .toSorted((a, b) => byName(a.title, b.title))
  const nobody = items.filter(({ organisationIds }) => organisationIds.length === 0)
  return only !== null || nobody.length === 0 ? named : [...named, group('nobody', '', t('nobody'), nobody)]
}

export const entriesIn = (groups: readonly CheckGroup[]): CheckEntry[] =>
  groups.flatMap(({ parts }) => parts.flatMap(({ entries }) => entries))
