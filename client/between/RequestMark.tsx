import { useTranslation } from 'react-i18next'
import { requestOf } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { Tag } from '#client/ui/Tag.tsx'
import { requestWords } from './requestWords.ts'
import { STATE_TONE } from './stateTone.ts'
import { useRequestAnswers } from './useRequestAnswers.ts'

/** How a dependency stands with the room it asks; nothing beside one that stays in its room. */
export const RequestMark = ({ dependencyId }: { dependencyId: string }) => {
  const { t } = useTranslation('between')
  const plan = usePlan((p) => p)
  const answers = useRequestAnswers()
  const dependency = liveOf(plan, 'dependencies', dependencyId)
  const request = dependency && requestOf(plan, dependency, answers.get(dependencyId) ?? null)
  if (!request) return null
  const late = request.moved > 0 || request.dropped
  return (
    <Tag
      tone={late ? 'bad' : STATE_TONE[request.state]}
      text={
        request.dropped
          ? t('dropped')
          : request.moved > 0
            ? t('moved', { count: request.moved })
            : t(`state.${request.state}`)
      }
      hint={requestWords(t, plan, request)}
    />
  )
}
