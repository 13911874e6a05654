import { useEffect, useSyncExternalStore } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'
import { labPeopleOf, type KnownPeople } from './labPeople.ts'

/** Who wrote which comment, as the server tells it; it comes a moment after the comment. */
export const useLabPeople = (): KnownPeople => {
  const people = labPeopleOf(useLiveLab())
  return useSyncExternalStore(people.subscribe, people.get)
}

/** People are asked for where somebody is named who is no organisation. */
export const useAskSeats = (named: readonly string[]): void => {
  const lab = useLiveLab()
  useEffect(() => {
    const { organisations } = lab.store.get().plan
    if (named.some((id) => !organisations.has(id))) labPeopleOf(lab).askSeats()
  }, [lab, named])
}
