import type { DiaryLine } from '../api/diary.ts'
import type { Plan } from '../plan/plan.ts'
import { requestsOf, type Request, type RequestAnswer } from '../plan/requests.ts'
import { nameOf, roomName, words } from './names.ts'
import type { DayRecords } from './records.ts'
import { roomOfId } from './roomOf.ts'

/** Answers of the day that concern a room, and what it is still asked. */
export const betweenLines = (to: Plan, { answered, answers }: DayRecords, roomId: string): DiaryLine[] => {
  const given = answered.filter(
    ({ fromId, toId }) => roomOfId(to, fromId) === roomId || roomOfId(to, toId) === roomId,
  )
  const waiting = waitingIn(to, answers).get(roomId)?.length ?? 0
  return [
    ...given.map((answer) => answerLine(to, answer)),
    ...(waiting > 0 ? [{ kind: 'requestsWaiting', filled: { count: waiting } }] : []),
  ]
}

const answerLine = (to: Plan, answer: RequestAnswer): DiaryLine => {
  const filled = {
    room: roomName(to, roomOfId(to, answer.fromId)),
    first: nameOf(to, answer.fromId),
    next: nameOf(to, answer.toId),
  }
  if (answer.answer === 'refused')
    return { kind: 'refused', filled: { ...filled, text: words(answer.reason) } }
  return answer.promised === null
    ? { kind: 'accepted', filled }
    : { kind: 'acceptedFor', filled: { ...filled, to: answer.promised } }
}

const kept = new WeakMap<Plan, Map<string, Request[]>>()

/** Unanswered requests by the room that is asked. */
const waitingIn = (to: Plan, answers: DayRecords['answers']): Map<string, Request[]> => {
  const known = kept.get(to)
  if (known) return known
  const waiting = requestsOf(to, answers).filter(({ state }) => state === 'waiting')
  const byRoom = Map.groupBy(waiting, ({ askedRoomId }) => askedRoomId)
  kept.set(to, byRoom)
  return byRoom
}
