import { dateIn, startOfDay } from '#shared/diary/zone.ts'
import { addDays } from '#shared/plan/dates.ts'

/** A stretch of time of one day in which a seat was connected; moments are milliseconds since 1970. */
export interface Spell {
  day: string
  first: number
  last: number
  connectedMs: number
}

/** The time from one moment to another, a spell for each day it touches. The end belongs to the day before it. */
export const spellsBetween = (from: number, to: number, zone: string): Spell[] => {
  const spells: Spell[] = []
  for (let first = from; first < to;) {
    const day = dateIn(first, zone)
    const next = startOfDay(addDays(day, 1), zone)
    const last = Math.min(to, next > first ? next : to)
    spells.push({ day, first, last: last === next ? last - 1 : last, connectedMs: last - first })
    first = last
  }
  return spells
}

/** Two spells of one day, one after the other. */
export const joined = (a: Spell, b: Spell): Spell => ({
  day: a.day,
  first: Math.min(a.first, b.first),
  last: Math.max(a.last, b.last),
  connectedMs: a.connectedMs + b.connectedMs,
})
