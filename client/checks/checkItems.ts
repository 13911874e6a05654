import type { Initiative, Plan, Workstream } from '#shared/plan/plan.ts'
import { responsibleOrganisations } from '#shared/plan/responsible.ts'
import { answeringFor, roomOf } from '#shared/plan/rules/belonging.ts'
import type { Finding, RuleId, Severity } from '#shared/plan/rules/finding.ts'
import { initiativesOf, isPlanned, liveOf, workstreams } from '#shared/plan/select.ts'

/** A finding with all it is sorted by. */
export interface CheckItem {
  /** The same for the same finding as long as it stands. */
  key: string
  finding: Finding
  /** Null where it is of the whole lab. */
  room: Workstream | null
  initiative: Initiative | null
  /** Organisations that have it to mend. */
  organisationIds: readonly string[]
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** Findings by room and initiative in the order of the lab, within one the gravest first. */
export const checkItems = (plan: Plan, findings: readonly Finding[]): CheckItem[] => {
  const seen = new Map<string, number>()
  const place = placesOf(plan)
  return findings
    .map((finding) => {
      const name = `${finding.rule}.${finding.code}.${finding.path.id}.${finding.path.field}`
      const before = seen.get(name) ?? 0
      seen.set(name, before + 1)
      return {
        key: before === 0 ? name : `${name}.${before}`,
        finding,
        room: liveOf(plan, 'workstreams', roomOf(plan, finding)),
        initiative: liveOf(plan, 'initiatives', finding.initiativeId),
        organisationIds: answeringFor(plan, finding),
      }
    })
    .toSorted((a, b) => place(a) - place(b) || RANK[a.finding.severity] - RANK[b.finding.severity])
}

/** Rooms in order, in each its initiatives and then what is of none; the whole lab last. */
const placesOf = (plan: Plan): ((item: CheckItem) => number) => {
  const places = new Map<string, number>()
  for (const room of workstreams(plan)) {
    for (const { id } of initiativesOf(plan, room.id)) places.set(id, places.size)
    places.set(room.id, places.size)
  }
  return ({ initiative, room }) =>
    places.get(initiative?.id ?? '') ?? places.get(room?.id ?? '') ?? places.size
}

export interface CheckChoice {
  severity: Severity | null
  rule: RuleId | null
  /** A workstream's id, or `WHOLE_LAB` for what is of the whole lab. */
  room: string | null
  organisation: string | null
}

export const WHOLE_LAB = 'whole-lab'

export const isChosen =
  ({ severity, rule, room, organisation }: CheckChoice) =>
  (item: CheckItem): boolean =>
    (severity === null || item.finding.severity === severity) &&
    (rule === null || item.finding.rule === rule) &&
    (room === null || (item.room?.id ?? WHOLE_LAB) === room) &&
    (organisation === null || item.organisationIds.includes(organisation))

export interface Readiness {
  planned: number
  ready: number
}

/** How many of the planned initiatives could be signed as they are: no error, and somebody who answers. */
export const readinessOf = (
  plan: Plan,
  byInitiative: ReadonlyMap<string, readonly Finding[]>,
  initiatives: readonly Initiative[],
): Readiness => {
  const planned = initiatives.filter(isPlanned)
  const ready = planned.filter(
    (initiative) =>
      !byInitiative.get(initiative.id)?.some(({ severity }) => severity === 'error') &&
      responsibleOrganisations(plan, initiative).length > 0,
  )
  return { planned: planned.length, ready: ready.length }
}
