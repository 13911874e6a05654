import type { HistoryFact, HistoryPage } from '#shared/api/history.ts'

/** Asks for facts, the newest first. */
export type AskFacts = (ask: {
  since?: string
  until?: string
  before?: number
  limit: number
}) => Promise<HistoryPage>

export interface From {
  seq: number
  /** RFC 3339. */
  at: string
}

const MINUTE = 60_000
/** Looking ahead goes on this many times farther each time it found nothing. */
const FARTHER = 8
const LIMIT = 500

const isoOf = (at: number) => new Date(at).toISOString()

/** The row after the change before this moment, or null at the beginning. */
export const earlierMoment = async (ask: AskFacts, from: From): Promise<number | null> => {
  let before: number | undefined
  const until = isoOf(Date.parse(from.at) + 1)
  for (;;) {
    const page = await ask({ until, limit: 20, ...(before !== undefined && { before }) })
    const found = page.facts.find((fact) => fact.lastSeq < from.seq)
    if (found) return found.lastSeq
    if (page.next === null) return null
    before = page.next
  }
}

/** All facts of a span of time, page by page. */
const factsWithin = async (ask: AskFacts, since: string, until: string): Promise<HistoryFact[]> => {
  const facts: HistoryFact[] = []
  let before: number | undefined
  do {
    const page = await ask({ since, until, limit: LIMIT, ...(before !== undefined && { before }) })
    facts.push(...page.facts)
    before = page.next ?? undefined
  } while (before !== undefined)
  return facts
}

/**
 * The row after the change that followed this moment, or null at the end. Facts come the newest first, so it is
 * looked for in a minute, then in ever longer spans.
 */
export const laterMoment = async (ask: AskFacts, from: From, now: number): Promise<number | null> => {
  const begin = Date.parse(from.at)
  let span = MINUTE
  for (;;) {
    const facts = await factsWithin(ask, from.at, isoOf(begin + span))
    const later = facts.map((fact) => fact.lastSeq).filter((seq) => seq > from.seq)
    if (later.length > 0) return Math.min(...later)
    // A clock of this device that is slow must not hide the newest.
    if (begin + span > now + 24 * 60 * MINUTE) return null
    span *= FARTHER
  }
}
