import { useSyncExternalStore } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'
import { labPeopleOf, type KnownPeople } from './labPeople.ts'

/** Who wrote which comment, as the server tells it; it comes a moment after the comment. */
export const useLabPeople = (): KnownPeople => {
  const people = labPeopleOf(useLiveLab())
  return useSyncExternalStore(people.subscribe, people.get)
}
