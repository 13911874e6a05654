import { useMemo } from 'react'
import { relationsByCard } from './cardRelations.ts'
import type { CardSources } from './shownCard.ts'
import { useLint } from '../plan/hooks.ts'
import type { PlanSnapshot } from '../plan/liveLab.ts'
import { useLocks } from '../plan/useLock.ts'
import { useSigns } from '../canvas/cards/useSigns.ts'

const NOBODY: ReadonlyMap<string, string> = new Map()

/** What cards are told from in words, but for who is writing in them. */
export const useCardSources = ({ plan, layout, ink }: PlanSnapshot): CardSources => {
  const { byEntity } = useLint()
  const locks = useLocks()
  const signs = useSigns()
  const relations = useMemo(() => relationsByCard(plan), [plan])
  return useMemo(
    () => ({
      plan,
      layout,
      ink,
      relations,
      signs,
      errors: (id) => byEntity.get(id)?.filter(({ severity }) => severity === 'error').length ?? 0,
      locks,
      writers: NOBODY,
    }),
    [plan, layout, ink, relations, signs, byEntity, locks],
  )
}
