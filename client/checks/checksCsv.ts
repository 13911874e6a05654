import type { TFunction } from 'i18next'
import { toCsv } from '#shared/exchange/csv.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { organisationName } from '#shared/plan/rules/organisationName.ts'
import { whereOf } from '#shared/plan/rules/where.ts'
import { liveOf } from '#shared/plan/select.ts'
import { findingText } from '#client/views/FindingMark.tsx'
import type { CheckItem } from './checkItems.ts'

interface Words {
  checks: TFunction<'checks'>
  plan: TFunction<'plan'>
}

/** The list as CSV, to hand to whoever has it to mend. */
export const checksCsv = (words: Words, plan: Plan, items: readonly CheckItem[]): string => {
  const t = words.checks
  const columns = [
    'severity',
    'rule',
    'room',
    'initiative',
    'number',
    'name',
    'finding',
    'organisation',
  ] as const
  const rows = items.map((item) => {
    const { finding, room, organisationIds } = item
    const where = whereOf(plan, finding)
    const owners = organisationIds.flatMap((id) => liveOf(plan, 'organisations', id) ?? [])
    return [
      words.plan(`severity.${finding.severity}`),
      finding.rule,
      room ? room.code || room.title : t('wholeLab'),
      where.initiative,
      where.number,
      where.name,
      findingText(words.plan, finding),
      owners.map(organisationName).join('; '),
    ]
  })
  const header = columns.map((column) => t(`csv.${column}`))
  return toCsv(header, rows, 'apostrophe')
}
