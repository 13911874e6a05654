import { headOf } from '#shared/plan/comments.ts'
import { addDays } from '#shared/plan/dates.ts'
import type { Comment, LabAction, Plan } from '#shared/plan/plan.ts'
import { liveEntity } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import type { KnownPeople } from '#client/comments/labPeople.ts'
import { responsibleFor } from '#client/comments/responsible.ts'
import { wroteIt } from '#client/comments/wroteIt.ts'

/** Why a comment is for somebody, the most personal reason first. */
export const REASONS = ['mention', 'answer', 'reply', 'organisation', 'responsible'] as const
export type Reason = (typeof REASONS)[number]

/** A comment that is for one, and why. */
export interface InboxItem {
  comment: Comment
  reason: Reason
  /** What it is about in the end, which its thread is shown with. */
  aboutId: string
}

/** Whose inbox it is. */
export interface Me {
  seatId: string
  /** Seats that were merged into it. */
  formerSeats?: readonly string[]
  organisationId: string | null
}

/**
 * Comments for one person, the newest first: that name them or their organisation, that answer what they said, or that
 * are about what their organisation is responsible for. One's own are none, and one whose author has not been told yet
 * waits, for it may be one's own from another device.
 */
export const inboxItems = (
  plan: Plan,
  people: Pick<KnownPeople, 'authors' | 'wroteHere'>,
  me: Me,
): InboxItem[] => {
  const { authors } = people
  const isMine = (id: string) => wroteIt(people, me.seatId, id)
  return live(plan, 'comments')
    .filter(({ id }) => authors.has(id) && !isMine(id))
    .flatMap((comment) => {
      const head = headOf(plan, comment)
      if (!liveEntity(plan, head.aboutId)) return []
      const reason = reasonOf(plan, comment, head, me, isMine)
      return reason === null ? [] : [{ comment, reason, aboutId: head.aboutId }]
    })
    .toSorted((a, b) => cameAt(authors, b.comment.id).localeCompare(cameAt(authors, a.comment.id)))
}

/** The server's time where it is known; an id tells about when it was made. */
const cameAt = (authors: KnownPeople['authors'], id: string): string => {
  const at = authors.get(id)?.at
  return `${at ?? new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString()} ${id}`
}

const reasonOf = (
  plan: Plan,
  comment: Comment,
  head: Comment,
  { seatId, formerSeats = [], organisationId }: Me,
  isMine: (id: string) => boolean,
): Reason | null => {
  if ([seatId, ...formerSeats].some((id) => comment.mentions.includes(id))) return 'mention'
  if (head !== comment && isMine(head.id)) return head.kind === 'question' ? 'answer' : 'reply'
  if (organisationId === null) return null
  if (comment.mentions.includes(organisationId)) return 'organisation'
  return responsibleFor(plan, head.aboutId).includes(organisationId) ? 'responsible' : null
}

/** So many days ahead an action is told of. */
const SOON_DAYS = 14

/** An action that one's organisation has to do. */
export interface DueAction {
  action: LabAction
  state: 'overdue' | 'soon' | 'undated'
}

/** Actions of an organisation that are late, due within two weeks, or have no date; the earliest first. */
export const dueActions = (plan: Plan, organisationId: string | null, today: string): DueAction[] => {
  if (organisationId === null) return []
  const soon = addDays(today, SOON_DAYS)
  return live(plan, 'actions')
    .filter(({ ownerOrgId, done }) => ownerOrgId === organisationId && !done)
    .flatMap((action): DueAction[] => {
      if (action.due === null) return [{ action, state: 'undated' }]
      if (action.due < today) return [{ action, state: 'overdue' }]
      return action.due <= soon ? [{ action, state: 'soon' }] : []
    })
    .toSorted((a, b) => (a.action.due ?? '9').localeCompare(b.action.due ?? '9'))
}
