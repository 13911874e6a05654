import { byName } from '#client/i18n/formats.ts'
import type { Seat } from '#shared/api/identity.ts'
import type { Sector } from '#shared/plan/sectors.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live, liveOf } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'

/** Somebody who can be named in a comment: a person with a seat, or an organisation of the plan. */
export interface Mentionable {
  id: string
  /** What stands after the @. */
  name: string
  /** A person's organisation, or an organisation's full name. */
  more: string
  sector: Sector
  kind: 'person' | 'organisation'
}

const MOST_SHOWN = 8

/** All who can be named, people first, each by name. */
export const mentionables = (plan: Plan, seats: readonly Seat[]): Mentionable[] => {
  const inOrder = (a: Mentionable, b: Mentionable) => byName(a.name, b.name)
  const people = seats
    .filter((seat) => !seat.revoked && seat.name !== '')
    .map(({ id, name, organisationName, sector }): Mentionable => ({
      id,
      name,
      more: organisationName,
      sector,
      kind: 'person',
    }))
  const organisations = live(plan, 'organisations')
    .filter((one) => !one.dissolved && (one.acronym || one.name) !== '')
    .map(({ id, acronym, name, sector }): Mentionable => ({
      id,
      name: acronym || name,
      more: acronym && acronym !== name ? name : '',
      sector,
      kind: 'organisation',
    }))
  return [...people.toSorted(inOrder), ...organisations.toSorted(inOrder)]
}

/** Those whose name, or a word of it, begins with what was typed after the @. */
export const mentionChoices = (all: readonly Mentionable[], typed: string): Mentionable[] => {
  const wanted = typed.toLocaleLowerCase()
  const rank = ({ name, more }: Mentionable): number => {
    const called = name.toLocaleLowerCase()
    if (called.startsWith(wanted)) return 0
    if (called.split(/\s+/).some((word) => word.startsWith(wanted))) return 1
    return more.toLocaleLowerCase().includes(wanted) ? 2 : 9
  }
  return all
    .map((one) => ({ one, at: rank(one) }))
    .filter(({ at }) => at < 9)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST_SHOWN)
    .map(({ one }) => one)
}

/** The name being typed at the caret, from its @ on; null where none is. An address like a@b is none. */
export const typedMention = (text: string, caret: number): { from: number; typed: string } | null => {
  const before = text.slice(Math.max(0, caret - 60), caret)
  const found = /(?:^|[\s(])@([^\s@]*(?: [^\s@]+)?)$/.exec(before)
  if (!found) return null
  const typed = found[1] ?? ''
  return { from: caret - typed.length - 1, typed }
}

/** Ids of those whose name still stands in the text. */
export const mentionedIn = (text: string, chosen: ReadonlyMap<string, string>): string[] =>
  [...chosen].flatMap(([id, name]) => (text.includes(`@${name}`) ? [id] : [])).slice(0, LIMITS.setSize)

/** What those named are called, as far as it is known here. */
export const namesOf = (plan: Plan, seats: readonly Pick<Seat, 'id' | 'name'>[], ids: readonly string[]) =>
  ids.flatMap((id) => {
    const organisation = liveOf(plan, 'organisations', id)
    return organisation?.acronym || organisation?.name || seats.find((seat) => seat.id === id)?.name || []
  })
