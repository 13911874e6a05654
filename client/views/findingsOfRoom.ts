import type { Finding } from '#shared/plan/rules/finding.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { roomOf } from '#shared/plan/rules/belonging.ts'

const RANK = { error: 0, warning: 1, info: 2 }

/** What the rules say about one workstream, the gravest first; what belongs to no workstream is said in each. */
export const findingsOfRoom = (plan: Plan, findings: readonly Finding[], workstreamId: string): Finding[] =>
  findings
    .filter((finding) => {
      const room = roomOf(plan, finding)
      return room === workstreamId || (room === null && finding.path.collection === 'organisations')
    })
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
