import type { DiaryLine } from '../api/diary.ts'
import type { Plan } from '../plan/plan.ts'
import { requestsOf, type RequestAnswer } from '../plan/requests.ts'
import { nameOf, roomName, words } from './names.ts'
import type { DayRecords } from './records.ts'
import { roomOfId } from './roomOf.ts'

/** Answers of the day that concern a room, and how many requests to it wait for one. */
export const betweenLines = (
  to: Plan,
  { answered }: DayRecords,
  waiting: number,
  roomId: string,
): DiaryLine[] => {
  const given = answered.filter(
    ({ fromId, toId }) => roomOfId(to, fromId) === roomId || roomOfId(to, toId) === roomId,
  )
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

/** How many unanswered requests there are, by the room that is asked. */
export const waitingIn = (to: Plan, answers: DayRecords['answers']): ReadonlyMap<string, number> => {
  const waiting = requestsOf(to, answers).filter(({ state }) => state === 'waiting')
  const byRoom = Map.groupBy(waiting, ({ askedRoomId }) => askedRoomId)
  return new Map([...byRoom].map(([roomId, requests]) => [roomId, requests.length]))
}
