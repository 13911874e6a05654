import type { Plan } from '../plan.ts'
import { isPlanned, live, liveOf } from '../select.ts'
import { initiativeOfEntity } from './belonging.ts'
import { finding, type Finding } from './finding.ts'

/** Q7: an open risk or assumption of something planned has somebody who watches it. A hint, never an error. */
export const riskHints = (plan: Plan): Finding[] => {
  const said = new Set<string>()
  return live(plan, 'links').flatMap((link) => {
    if (link.kind !== 'threatens') return []
    const risk = liveOf(plan, 'risks', link.fromId)
    const initiative = initiativeOfEntity(plan, link.toId)
    if (!risk || risk.state !== 'open' || !initiative || !isPlanned(initiative)) return []
    if (said.has(risk.id) || liveOf(plan, 'organisations', risk.ownerOrgId)) return []
    said.add(risk.id)
    const path = { collection: 'risks' as const, id: risk.id, field: 'ownerOrgId' }
    const code = risk.type === 'risk' ? 'riskWithoutOwner' : 'assumptionWithoutOwner'
    return [finding('Q7', code, 'warning', path, initiative.id)]
  })
}
