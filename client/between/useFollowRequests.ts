import { useEffect, useMemo } from 'react'
import { latestAnswers, NO_ANSWERS } from '#shared/plan/requests.ts'
import { useRequestList } from '#client/api/requests.ts'
import { answersOf } from '#client/plan/answersStore.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'

/** Keeps what rooms have answered one another beside a lab's plan; of a past moment what had been answered by then. */
export const useFollowRequests = ({ session, store }: LiveLab, until?: string): void => {
  const { data } = useRequestList(session.lab.slug)
  const answers = useMemo(() => (data ? latestAnswers(data.answers, until) : NO_ANSWERS), [data, until])
  useEffect(() => answersOf(store).set(answers), [store, answers])
}
