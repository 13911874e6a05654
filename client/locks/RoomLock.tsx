import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { lockText } from '#client/plan/lockText.ts'
import { useMayLock, useRoomLock } from '#client/plan/useLock.ts'
import { LockControl } from './LockControl.tsx'
import classes from './locks.module.css'

/** In a room's head: the button for those who may lock it. */
export const RoomLockButton = ({ room, short }: { room: string; short: boolean }) => {
  const { t } = useTranslation('locks')
  const lock = useRoomLock(room)
  if (!useMayLock()) return null
  return (
    <LockControl
      target={{ kind: 'area', board: room, box: null }}
      lock={lock}
      labels={{ lock: t('lockRoom'), unlock: t('unlockRoom') }}
      short={short}
    />
  )
}

/** Below a room's head while it is locked: by whom and why. */
export const RoomLockBar = ({ room }: { room: string }) => {
  const { t } = useTranslation('locks')
  const { t: tPlan } = useTranslation('plan')
  const lock = useRoomLock(room)
  const mayLock = useMayLock()
  return (
    <output className={classes['room']}>
      {lock && (
        <>
          <IconLock size={17} aria-hidden />
          <span>
            {lockText(tPlan, lock)} {mayLock && <small>· {t('youGoOn')}</small>}
          </span>
        </>
      )}
    </output>
  )
}
