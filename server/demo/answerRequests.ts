import { z } from 'zod'
import { requestOf } from '#shared/plan/requests.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { IdOf } from './oceans/ids.ts'
import { REQUESTS } from './oceans/requests.ts'
import { organisationBy, seatFor } from './people.ts'
import type { Visitor } from './visitor.ts'

/** Has the organisations that lead the asked rooms answer, each from a seat of its own. */
export const answerRequests = async (lead: Visitor, lab: string, plan: Plan, id: IdOf): Promise<void> => {
  for (const { name, answered } of REQUESTS) {
    const dependency = liveOf(plan, 'dependencies', id(name))
    const request = dependency && requestOf(plan, dependency, null)
    if (!answered) continue
    if (!request) throw new Error(`The plan has no request of this name: ${name}`)
    const speaker = await seatFor(lead, lab, {
      name: `Illustrative voice of the room of ${answered.by}`,
      role: 'participant',
      signatory: false,
      organisation: organisationBy(plan, answered.by),
    })
    const { fromId, toId, type, lagDays } = request.dependency
    await speaker.call(z.unknown(), 'POST', `/api/labs/${lab}/dependencies/${request.dependency.id}/answer`, {
      answer: answered.answer,
      reason: answered.reason,
      fromId,
      toId,
      type,
      lagDays,
      promised: request.date,
    })
  }
}
