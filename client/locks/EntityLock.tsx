import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Collection } from '#shared/plan/plan.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { lockedRefusal } from '#client/plan/lockOf.ts'
import { lockedText, lockText } from '#client/plan/lockText.ts'
import { useLock, useMayLock } from '#client/plan/useLock.ts'
import { LockControl } from './LockControl.tsx'
import classes from './locks.module.css'

/** At the top of an entity's details: that it is locked, by whom and why; and the button for those who may lock. */
export const EntityLock = ({ collection, id }: { collection: Collection; id: string }) => {
  const { t } = useTranslation('locks')
  const { t: tPlan } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const lock = useLock(id)
  const mayLock = useMayLock()
  const isOwn = lock?.target.kind === 'entity' && lock.target.id === id
  if (!lock && !mayLock) return null
  const kind = tPlan(`collection.${collection}`)
  return (
    <div className={classes['entity']} data-locked={lock ? true : undefined}>
      {lock && (
        <p className={classes['words']}>
          <IconLock size={18} aria-hidden />
          <span>{isOwn ? lockText(tPlan, lock) : lockedText(tPlan, lockedRefusal(plan, lock).params)}</span>
        </p>
      )}
      {mayLock && (!lock || isOwn) && (
        <LockControl
          target={{ kind: 'entity', id }}
          lock={lock}
          labels={{ lock: t('lockEntity', { kind }), unlock: t('unlockEntity', { kind }) }}
          short={false}
        />
      )}
    </div>
  )
}
