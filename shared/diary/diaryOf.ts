import type { DiaryCounts, DiaryEntry, DiaryLine, RoomDay } from '../api/diary.ts'
import type { Plan } from '../plan/plan.ts'
import { workstreams } from '../plan/select.ts'
import { betweenLines, waitingIn } from './betweenLines.ts'
import { changedLines } from './changedLines.ts'
import { emptyFields } from './emptyFields.ts'
import { fitLines } from './fitLines.ts'
import { nameOf, words } from './names.ts'
import { plainWords } from './plainWords.ts'
import type { DayRecords } from './records.ts'
import { roomOfId } from './roomOf.ts'
import { decidedLines, dissentLines, dueLines, questionLines } from './saidLines.ts'
import { turnsOf, type Turn } from './turns.ts'

export interface DiaryInput {
  /** The plan as the day began and as it ended. */
  from: Plan
  to: Plan
  /** Which day: plain date, time zone, and its moments. */
  day: Pick<DiaryEntry, 'date' | 'zone' | 'from' | 'until' | 'finished'>
  lab: DiaryEntry['lab']
  records: DayRecords
}

/** What a day of a lab came to. The same day, plans and records give the same entry, to the letter. */
export const diaryOf = ({ from, to, day, lab, records }: DiaryInput): DiaryEntry => {
  const turns = Map.groupBy(turnsOf(from, to), ({ roomId }) => roomId)
  const empty = emptyFields(to, records.answers)
  const waiting = waitingIn(to, records.answers)
  const told = { from, to, day: day.date, records }
  const roomDay = (id: string | null, code: string, title: string): RoomDay =>
    dayOfRoom(
      {
        ...told,
        id,
        turns: turns.get(id) ?? [],
        empty: empty.get(id) ?? [],
        waiting: waiting.get(id ?? '') ?? 0,
      },
      { code, title },
    )
  const outside = roomDay(null, '', '')
  return {
    ...day,
    lab: { ...lab, name: plainWords(lab.name, 120) },
    people: records.people,
    events: [...records.events],
    rooms: [
      ...workstreams(to).map(({ id, code, title }) =>
        roomDay(id, plainWords(code, 20), plainWords(title, 80)),
      ),
      ...(outside.parts.length > 0 || hasNumbers(outside) ? [outside] : []),
    ],
  }
}

export const hasNumbers = ({ numbers }: RoomDay): boolean =>
  numbers.created.length + numbers.changed.length + numbers.removed.length > 0

/** Nothing of a room changed, and nothing is due or asked of it; what is open or empty was so before. */
export const isQuiet = (room: RoomDay): boolean =>
  !hasNumbers(room) && room.parts.every(({ part }) => part === 'open' || part === 'empty')

interface RoomInput {
  from: Plan
  to: Plan
  day: string
  records: DayRecords
  id: string | null
  turns: readonly Turn[]
  empty: readonly DiaryLine[]
  /** Requests to the room that nobody has answered. */
  waiting: number
}

const dayOfRoom = (input: RoomInput, called: Pick<RoomDay, 'code' | 'title'>): RoomDay => {
  const { from, to, turns, records, id, empty, waiting } = input
  const here = (roomId: string | null) => roomId === id
  const decided = decidedLines(input, here)
  const open = questionLines(input, here)
  return {
    id,
    ...called,
    numbers: {
      created: countsOf(turns, 'created'),
      changed: countsOf(turns, 'changed'),
      removed: countsOf(turns, 'removed'),
    },
    parts: fitLines({
      changed: changedLines(from, to, turns),
      decided: [...decided, ...roundLines(records, id)],
      due: dueLines(input, here),
      between: id === null ? [] : betweenLines(to, records, waiting, id),
      said: dissentLines(input, here),
      signed: signedLines(to, records, id),
      open,
      empty,
    }),
    decisions: decided.length,
    openQuestions: open.length,
    empty: empty.reduce((sum, { filled }) => sum + Number(filled['count']), 0),
  }
}

const countsOf = (turns: readonly Turn[], kind: Turn['kind']): DiaryCounts =>
  [
    ...Map.groupBy(
      turns.filter((turn) => turn.kind === kind),
      ({ collection }) => collection,
    ),
  ].map(([collection, of]) => ({ collection, count: of.length }))

const roundLines = ({ rounds }: DayRecords, id: string | null): DiaryLine[] =>
  rounds
    .filter(({ workstreamId }) => workstreamId === id)
    .map(({ kind, question, answered, seats }) => ({
      kind: `round_${kind}`,
      filled: { text: words(question), answered, seats },
    }))

const signedLines = (to: Plan, { signatures }: DayRecords, id: string | null): DiaryLine[] =>
  signatures
    .filter(({ initiativeId }) => roomOfId(to, initiativeId) === id)
    .map(({ initiativeId, organisationName, decision }) => ({
      kind: decision,
      filled: { name: nameOf(to, initiativeId), owner: plainWords(organisationName, 60) },
    }))
