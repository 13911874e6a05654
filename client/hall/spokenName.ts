import type { TFunction } from 'i18next'
import { liveEntity, type Plan } from '#shared/plan/plan.ts'
import { entityName } from '#client/plan/describeCommand.ts'

/** A thing as one says it in a hall: its code and its name. `t` knows `plan`. */
export const spokenName = (t: TFunction<['hall', 'plan']>, plan: Plan, id: string): string => {
  const found = liveEntity(plan, id)
  const entity = found && plan[found.collection].get(id)
  const code = entity && 'code' in entity ? entity.code : ''
  const name = entityName(t as unknown as TFunction<'plan'>, plan, id)
  return [code, name].filter(Boolean).join(' ')
}
