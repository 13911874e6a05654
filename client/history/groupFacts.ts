import type { HistoryFact } from '#shared/api/history.ts'
import { calendarDay, type Zone } from './times.ts'

/** What one person did to one entity without a long pause. */
export interface Run {
  seat: HistoryFact['seat']
  /** The newest first. */
  facts: HistoryFact[]
}

export interface EntityGroup {
  key: string
  /** The newest fact: it says what the entity is called. */
  newest: HistoryFact
  runs: Run[]
}

export interface RoomGroup {
  workstreamId: string | null
  entities: EntityGroup[]
}

export interface DayGroup {
  /** `2014-11-12`, of the person's time zone. */
  day: string
  at: string
  rooms: RoomGroup[]
}

/** A longer pause, or somebody else in between, begins another run. */
const PAUSE_MS = 15 * 60_000

const goesOn = (run: Run, fact: HistoryFact): boolean => {
  const oldest = run.facts.at(-1)
  return (
    oldest !== undefined &&
    run.seat?.id === fact.seat?.id &&
    Date.parse(oldest.at) - Date.parse(fact.lastAt) <= PAUSE_MS
  )
}

const runsOf = (facts: readonly HistoryFact[]): Run[] => {
  const runs: Run[] = []
  for (const fact of facts) {
    const last = runs.at(-1)
    if (last && goesOn(last, fact)) last.facts.push(fact)
    else runs.push({ seat: fact.seat, facts: [fact] })
  }
  return runs
}

const entityKey = (fact: HistoryFact) => fact.entityId ?? String(fact.id)

/** The entities of some facts, each with who changed it when. */
export const entityGroups = (facts: readonly HistoryFact[]): EntityGroup[] =>
  [...Map.groupBy(facts, entityKey)].flatMap(([key, some]) =>
    some[0] ? [{ key, newest: some[0], runs: runsOf(some) }] : [],
  )

/** Facts, the newest first, by day, then room, then entity; each in the order of its newest fact. */
export const groupFacts = (facts: readonly HistoryFact[], zone: Zone = {}): DayGroup[] =>
  [...Map.groupBy(facts, (fact) => calendarDay(fact.lastAt, zone))].map(([day, ofDay]) => ({
    day,
    at: ofDay[0]?.lastAt ?? '',
    rooms: [...Map.groupBy(ofDay, (fact) => fact.workstreamId)].map(([workstreamId, ofRoom]) => ({
      workstreamId,
      entities: entityGroups(ofRoom),
    })),
  }))

/** How many changes there are, by how many people, in how many rooms. */
export const countsOf = (facts: readonly HistoryFact[]) => ({
  changes: facts.length,
  people: new Set(facts.flatMap((fact) => fact.seat?.id ?? [])).size,
  rooms: new Set(facts.flatMap((fact) => fact.workstreamId ?? [])).size,
})
