import { z } from 'zod'

/** From when on facts are asked for: a choice by name, or a moment (RFC 3339). */
export const SINCE = ['today', 'yesterday', 'week', 'frozen', 'all'] as const
export type SinceChoice = (typeof SINCE)[number]
export type Since = { kind: SinceChoice } | { kind: 'moment'; at: string }

const DEFAULT: Since = { kind: 'yesterday' }
const moment = z.iso.datetime({ offset: true })

/** What an address says; anything else is the default. */
export const readSince = (text: string | null): Since => {
  const choice = SINCE.find((one) => one === text)
  if (choice) return { kind: choice }
  return moment.safeParse(text).success && text !== null ? { kind: 'moment', at: text } : DEFAULT
}

export const writeSince = (since: Since): string | null => {
  if (since.kind === 'moment') return since.at
  return since.kind === DEFAULT.kind ? null : since.kind
}

/** Midnight of this device's day, so many days ago. */
const midnight = (now: Date, daysAgo: number): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).toISOString()

/** The moment, or undefined for the whole history. `frozenAt` is when the plan was last frozen, if ever. */
export const sinceMoment = (since: Since, now: Date, frozenAt: string | null): string | undefined => {
  switch (since.kind) {
    case 'today':
      return midnight(now, 0)
    case 'yesterday':
      return midnight(now, 1)
    case 'week':
      return midnight(now, 7)
    case 'frozen':
      return frozenAt ?? undefined
    case 'all':
      return undefined
    case 'moment':
      return since.at
  }
}

/** A moment as a date-time field holds it: this device's own time, to the minute. */
export const toField = (at: string): string => {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** What was typed into it as a moment, or null when it is none. */
export const fromField = (text: string): string | null => {
  const at = new Date(text)
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}
