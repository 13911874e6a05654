import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { failureKey } from '#client/api/apiFailure.ts'
import { useLiftLock } from '#client/api/locks.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

const FAILED = 'lock-failed'

/** Says why a lock was not changed, where no form is open to say it in. */
export const useLockFailure = (): ((error: unknown) => void) => {
  const { t } = useTranslation(['locks', 'common'])
  return (error) =>
    void notifications.show({
      id: FAILED,
      color: 'red',
      title: t('failed'),
      message: t(failureKey(error), { ns: 'common' }),
    })
}

/** Lifts a lock at once: it can be set again as quickly. */
export const useLift = (): ((lockId: string) => void) => {
  const { lab } = useLiveLab().session
  const lift = useLiftLock(lab.slug)
  const onError = useLockFailure()
  return (lockId) => lift.mutate(lockId, { onError })
}
