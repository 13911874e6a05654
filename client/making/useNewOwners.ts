import { useMemo, useState } from 'react'
import type { Plan } from '#shared/plan/plan.ts'
import type { Sector } from '#shared/plan/sectors.ts'
import { ownerReader, type NewOwner, type OwnerReader } from '#shared/exchange/readOwners.ts'

export interface NewOwners {
  /** Finds those of the plan alone, and those with what was added. */
  known: OwnerReader
  owners: OwnerReader
  added: ReadonlyMap<string, NewOwner>
  /** Adds an organisation by its name, or leaves it out again. */
  addOwner: (name: string, sector: Sector | null) => void
}

/** Organisations that a person adds while looking at pasted rows. */
export const useNewOwners = (plan: Plan, newId: () => string): NewOwners => {
  const [added, setAdded] = useState<ReadonlyMap<string, NewOwner>>(new Map())
  const known = useMemo(() => ownerReader(plan), [plan])
  const owners = useMemo(() => ownerReader(plan, added.values()), [plan, added])
  const addOwner = (name: string, sector: Sector | null) => {
    const next = new Map(added)
    if (sector === null) next.delete(name)
    else next.set(name, { id: added.get(name)?.id ?? newId(), name, sector })
    setAdded(next)
  }
  return { known, owners, added, addOwner }
}
