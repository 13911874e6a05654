import type { DiaryLine } from '../api/diary.ts'
import { headOf, openQuestionsOf } from '../plan/comments.ts'
import { addDays, daysBetween } from '../plan/dates.ts'
import type { Plan } from '../plan/plan.ts'
import { live } from '../plan/select.ts'
import { nameOf, organisationName, words } from './names.ts'
import { roomOf, roomOfComment } from './roomOf.ts'

type In = (roomId: string | null) => boolean

export interface SaidDay {
  from: Plan
  to: Plan
  /** The day that is told, a plain date. */
  day: string
}

const isNew = (from: Plan, collection: 'decisions' | 'comments', id: string): boolean => {
  const before = from[collection].get(id)
  return before === undefined || before.deletedAt !== null
}

/** What was written down as decided, on this day or for it. */
export const decidedLines = ({ from, to, day }: SaidDay, here: In): DiaryLine[] =>
  live(to, 'decisions')
    .filter((one) => here(roomOf(to, 'decisions', one)) && one.text.trim() !== '')
    .filter(({ id, decidedOn }) => isNew(from, 'decisions', id) || decidedOn === day)
    .map(({ text, ownerOrgId }): DiaryLine =>
      ownerOrgId === null
        ? { kind: 'decided', filled: { text: words(text) } }
        : { kind: 'decidedBy', filled: { text: words(text), owner: organisationName(to, ownerOrgId) } },
    )

/** Actions that are late, due today or tomorrow, the latest first; then what was done. */
export const dueLines = ({ from, to, day }: SaidDay, here: In): DiaryLine[] => {
  const actions = live(to, 'actions').filter((one) => here(roomOf(to, 'actions', one)))
  const due = actions
    .filter((one) => !one.done && one.due !== null && one.due <= addDays(day, 1))
    .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || (a.id < b.id ? -1 : 1))
    .map((one) => {
      const late = daysBetween(one.due ?? day, day)
      const kind = late > 0 ? 'overdue' : late === 0 ? 'dueToday' : 'dueTomorrow'
      const owner = words(one.ownerName) || organisationName(to, one.ownerOrgId)
      return { kind, filled: { text: words(one.text), owner, count: Math.max(late, 0) } }
    })
  const done = actions
    .filter(({ id, done }) => done && from.actions.get(id)?.done !== true)
    .map(({ text }) => ({ kind: 'actionDone', filled: { text: words(text) } }))
  return [...due, ...done]
}

/** Dissents and objections of the day. */
export const dissentLines = ({ from, to }: SaidDay, here: In): DiaryLine[] =>
  live(to, 'comments')
    .filter((one) => one.kind === 'dissent' || one.kind === 'objection')
    .filter((one) => isNew(from, 'comments', one.id) && here(roomOfComment(to, one)))
    .toSorted((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === 'dissent' ? -1 : 1))
    .map((one) => ({
      kind: one.kind,
      filled: { text: words(one.text), name: nameOf(to, headOf(to, one).aboutId) },
    }))

/** Questions nobody has settled: those of the day first, then the oldest. */
export const questionLines = ({ from, to }: SaidDay, here: In): DiaryLine[] => {
  const open = openQuestionsOf(to).filter((one) => here(roomOfComment(to, one)))
  const [today, before] = [true, false].map((wanted) =>
    open.filter(({ id }) => isNew(from, 'comments', id) === wanted),
  )
  const line = (kind: string) => (one: (typeof open)[number]) => ({
    kind,
    filled: { text: words(one.text), name: nameOf(to, headOf(to, one).aboutId) },
  })
  return [...(today ?? []).map(line('newQuestion')), ...(before ?? []).map(line('question'))]
}
