import type { TFunction } from 'i18next'
import type { AreaAllows, Lock } from '#shared/plan/locks.ts'

/** What people may still do in a locked area. */
export const allowsOf = ({ target }: Lock): AreaAllows =>
  (target.kind === 'area' ? target.allows : undefined) ?? 'nothing'

/** "Notes only · Fatima: we sort them after lunch". */
export const lockWords = (t: TFunction<'areas'>, lock: Lock): string => {
  const what = t(`mark.${allowsOf(lock)}`, { by: lock.by })
  return lock.note === '' ? what : t('why', { what, note: lock.note })
}
