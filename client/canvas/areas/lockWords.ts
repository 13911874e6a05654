import type { TFunction } from 'i18next'
import type { Lock } from '#shared/plan/locks.ts'
import { allowsOf } from './areaLocks.ts'

/** "Notes only · Fatima: we sort them after lunch". */
export const lockWords = (t: TFunction<'areas'>, lock: Lock): string => {
  const what = t(`mark.${allowsOf(lock)}`, { by: lock.by })
  return lock.note === '' ? what : t('why', { what, note: lock.note })
}
