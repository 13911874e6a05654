import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Lock } from '#shared/plan/locks.ts'
import { useSetLock } from '#client/api/locks.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import classes from './locks.module.css'
import { useLift, useLockFailure } from './useLift.ts'

interface Props {
  id: string
  field: string
  /** How people call the field. */
  name: string
  /** The lock on this field alone, if there is one. */
  lock: Lock | null
}

/** Locks or unlocks one field, beside its label; it is seen when it is pointed at, has the focus, or is locked. */
export const FieldLock = ({ id, field, name, lock }: Props) => {
  const { t } = useTranslation('locks')
  const { lab } = useLiveLab().session
  const set = useSetLock(lab.slug)
  const lift = useLift()
  const onError = useLockFailure()
  const label = t(lock ? 'unlockField' : 'lockField', { field: name })
  const Icon = lock ? IconLock : IconLockOpen
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={classes['field']}
        data-locked={lock ? true : undefined}
        size="sm"
        variant="subtle"
        color={lock ? 'violet.9' : 'dark'}
        aria-label={label}
        onClick={() =>
          lock ? lift(lock.id) : set.mutate({ target: { kind: 'field', id, field }, note: '' }, { onError })
        }
      >
        <Icon size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
