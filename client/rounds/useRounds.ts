import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { RoundView } from '#shared/api/rounds.ts'
import { askRoundsAgain, takeIn, useRoundList } from '#client/api/rounds.ts'
import { useLabNow } from '#client/api/labs.ts'
import { leadsLab } from '#client/lab/people/rights.ts'
import { useLiveLab, useOfConnection } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'

/** May this person make, open, close and reveal rounds? */
export const useRuns = (): boolean => leadsLab(useLabNow(useLiveLab().session).seat.role)

/** Rounds that are open and that this seat has not answered yet. */
export const toAnswer = (rounds: readonly RoundView[]): RoundView[] =>
  rounds.filter(({ state, mayAnswer, mine }) => state === 'open' && mayAnswer && mine.length === 0)

/** What stands beside every page; asked for once the plan is here. */
export const useRoundsBeside = () => {
  const { lab } = useLiveLab().session
  const isThere = useOfConnection(withoutPlan) === null
  return useRoundList(lab.slug, isThere).data
}

export const useRoundsToAnswer = (): number => toAnswer(useRoundsBeside()?.rounds ?? []).length

/** Keeps what the pages know of rounds as it is, also after a while without a line. */
export const useFollowRounds = (): void => {
  const lab = useLiveLab()
  const client = useQueryClient()
  const { slug } = lab.session.lab
  useEffect(() => lab.subscribeRounds((told) => takeIn(client, slug, told)), [lab, client, slug])
  const isApart = useOfConnection(({ kind }) => kind === 'offline' || kind === 'connecting')
  const away = useRef(false)
  useEffect(() => {
    if (isApart) away.current = true
    else if (away.current) {
      away.current = false
      void askRoundsAgain(client, slug)
    }
  }, [isApart, client, slug])
}
