import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { Request } from '#shared/plan/requests.ts'
import { asFailure, failureKey } from '#client/api/apiFailure.ts'
import { useAnswerRequest } from '#client/api/requests.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

const TOAST = 'answer'

export interface Answering {
  busy: boolean
  /** Resolves to whether it was taken; why not is told. */
  give: (answer: 'accepted' | 'refused', reason?: string) => Promise<boolean>
}

/** Answers a request as it reads on this page. */
export const useAnswer = ({ dependency, date }: Request): Answering => {
  const { t } = useTranslation(['between', 'common'])
  const lab = useLiveLab()
  const call = useAnswerRequest(lab.session.lab.slug)
  const told = (error: unknown): string => {
    const { code } = asFailure(error)
    return code === 'stale' || code === 'frozen'
      ? t(`answer.${code}`)
      : t(failureKey(error), { ns: 'common' })
  }
  const give: Answering['give'] = async (answer, reason = '') => {
    const { id: dependencyId, fromId, toId, type, lagDays } = dependency
    notifications.hide(TOAST)
    try {
      await call.mutateAsync({ dependencyId, fromId, toId, type, lagDays, promised: date, answer, reason })
      return true
    } catch (error) {
      notifications.show({ id: TOAST, color: 'red', title: t('answer.failed'), message: told(error) })
      return false
    }
  }
  return { busy: call.isPending, give }
}
