import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/plan.ts'
import type { Request } from '#shared/plan/requests.ts'
import { roomName } from './rowLabel.ts'

/** How a request stands, in one sentence: "Refused by AQ: there is no ship". `t` is of `between`. */
export const requestWords = (t: TFunction<'between'>, plan: Plan, request: Request): string => {
  const { state, moved, dropped, answer } = request
  const room = roomName(plan, request.askedRoomId)
  if (dropped) return t('mark.dropped', { room })
  if (moved > 0) return t('mark.moved', { room, count: moved })
  return t(`mark.${state}`, { room, reason: answer?.reason ?? '' })
}
