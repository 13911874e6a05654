import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Lock } from '#shared/plan/locks.ts'
import { lockText } from '#client/plan/lockText.ts'
import classes from './LockMark.module.css'

/** That a cell is locked: a small lock where it is to be seen, and the sentence for whoever listens. */
export const LockMark = ({ lock, id, shown }: { lock: Lock; id: string; shown: boolean }) => {
  const { t } = useTranslation('plan')
  return (
    <>
      {shown && <IconLock size={14} className={classes['mark'] ?? ''} aria-hidden />}
      <span id={id} className="visually-hidden">
        {lockText(t, lock)}
      </span>
    </>
  )
}
