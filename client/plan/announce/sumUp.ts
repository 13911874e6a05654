import type { Deed, Happening } from './happenings.ts'

/** What one person did to cards and relations, each of them once. */
export interface PersonsDeeds {
  who: string | null
  deeds: readonly { deed: Deed; happenings: readonly Happening[] }[]
}

/** In the order in which they are told. */
const ORDER: readonly Deed[] = ['added', 'changed', 'removed', 'linked', 'unlinked', 'moved', 'drew']
/** Further people are told of together. */
const MOST_PEOPLE = 3

/**
 * Gathered happenings by person and deed. Of one card the weightiest counts: one that was added and then changed was
 * added; one that came and went within the time is not told at all.
 */
export const sumUp = (happenings: readonly Happening[]): PersonsDeeds[] => {
  const last = new Map<string, Happening>()
  for (const happening of happenings) {
    const key = `${happening.who ?? ''} ${happening.id}`
    const held = last.get(key)
    const next = held ? together(held, happening) : happening
    if (next) last.set(key, next)
    else last.delete(key)
  }
  const byPerson = Map.groupBy(last.values(), ({ who }) => who)
  const named = [...byPerson].filter(([who]) => who !== null)
  const told = named.slice(0, MOST_PEOPLE)
  const others = [...named.slice(MOST_PEOPLE), ...[...byPerson].filter(([who]) => who === null)]
  const rest = others.flatMap(([, all]) => all)
  return [...told, ...(rest.length > 0 ? [[null, rest] as const] : [])].map(([who, all]) => ({
    who,
    deeds: ORDER.flatMap((deed) => {
      const own = all.filter((one) => one.deed === deed)
      return own.length > 0 ? [{ deed, happenings: own }] : []
    }),
  }))
}

const together = (first: Happening, then: Happening): Happening | null => {
  const came = first.deed === 'added' || first.deed === 'linked'
  const went = then.deed === 'removed' || then.deed === 'unlinked'
  if (came) return went ? null : { ...then, deed: first.deed }
  if (went || first.deed === 'moved') return then
  return then.deed === 'moved' ? first : then
}
