import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/plan.ts'
import type { LeftOut } from '#shared/plan/restoreCommands.ts'
import { headText } from '#client/history/factText.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import { refusalText } from '#client/plan/refusalText.ts'

/** Why something does not come back, or not wholly, in one sentence. `then` knows what it was called. */
export const leftOutText = (
  t: TFunction<['history', 'plan', 'common']>,
  tPlan: TFunction<'plan'>,
  then: Plan,
  left: LeftOut,
): string => {
  const told = {
    kind: 'changed' as const,
    collection: left.collection,
    entityId: left.id,
    label: nameOf(then, left.id) ?? '',
    workstreamId: null,
    field: null,
    before: null,
    after: null,
  }
  const head = headText(t, then, told)
  if (left.kind === 'refused')
    return t('history:restore.left.refused', { head, reason: refusalText(tPlan, left.refusal) })
  const gone = left.gone
    .map((id) => t('history:quoted', { text: nameOf(then, id) ?? t('plan:unnamed') }))
    .join(', ')
  if (left.field === 'fromId' || left.field === 'toId')
    return t('history:restore.left.relation', { head, gone })
  const field = t(`plan:fields.${left.field}` as never, { defaultValue: left.field })
  return t('history:restore.left.reference', { head, field, gone })
}
