import type { Plan } from '../plan.ts'
import { NO_ANSWERS, requestsOf, type Request, type RequestAnswers } from '../requests.ts'
import { liveOf } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/** R3: what one room asks of another is accepted there, and the day that was promised still stands (warnings). */
export const requestRule = (plan: Plan, answers: RequestAnswers = NO_ANSWERS): Finding[] =>
  requestsOf(plan, answers).flatMap((request) => {
    const code = codeOf(request)
    if (code === null) return []
    const { dependency, from, to, askedRoomId, moved, answer } = request
    const path = { collection: 'dependencies' as const, id: dependency.id, field: 'type' }
    return finding('R3', code, 'warning', path, to.initiativeId, {
      from: from.label,
      to: to.label,
      room: roomName(plan, askedRoomId),
      ...(code === 'requestRefused' && { reason: answer?.reason ?? '' }),
      ...(code === 'promiseMoved' && { days: String(moved) }),
    })
  })

const codeOf = ({ state, moved, dropped }: Request) => {
  if (state === 'waiting') return 'requestWaiting'
  if (state === 'refused') return 'requestRefused'
  if (dropped) return 'promiseDropped'
  return moved > 0 ? 'promiseMoved' : null
}

const roomName = (plan: Plan, id: string): string => {
  const room = liveOf(plan, 'workstreams', id)
  return room?.code || room?.title || ''
}
