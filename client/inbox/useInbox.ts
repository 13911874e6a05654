import { useCallback, useMemo } from 'react'
import type { Plan } from '#shared/plan/plan.ts'
import { useMarkRead, useRead } from '#client/api/inbox.ts'
import type { KnownPeople } from '#client/comments/labPeople.ts'
import { useLabPeople } from '#client/comments/useLabPeople.ts'
import { useLiveLab, useOfConnection, usePlan } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { today } from '#client/ui/dateText.ts'
import { dueActions, inboxItems, type DueAction, type InboxItem, type Me } from './inboxItems.ts'

const whole = (plan: Plan) => plan

interface Known {
  people: KnownPeople
  seatId: string
  organisationId: string | null
  items: readonly InboxItem[]
}
const known = new WeakMap<Plan, Known>()

/** Worked out once for every state of the plan, however many parts of a page ask. */
const itemsNow = (
  plan: Plan,
  people: KnownPeople,
  { seatId, organisationId, ...me }: Me,
): readonly InboxItem[] => {
  const last = known.get(plan)
  if (last?.people === people && last.seatId === seatId && last.organisationId === organisationId)
    return last.items
  const items = inboxItems(plan, people, { ...me, seatId, organisationId })
  known.set(plan, { people, seatId, organisationId, items })
  return items
}

const useReadIds = (): ReadonlySet<string> | null => {
  const { session } = useLiveLab()
  const { authors } = useLabPeople()
  const isThere = useOfConnection(withoutPlan) === null
  // Where nothing has been said there is nothing to have read.
  const { data } = useRead(session.lab.slug, isThere && authors.size > 0)
  return useMemo(() => (data ? new Set(data.read) : null), [data])
}

export interface Inbox {
  items: readonly InboxItem[]
  actions: readonly DueAction[]
  /** None until the server has told what was read. */
  isUnread: (item: InboxItem) => boolean
  unread: readonly InboxItem[]
  mark: (items: readonly InboxItem[], read: boolean) => void
}

/** What this person has to know and to do, and what of it they have read, on whatever device. */
export const useInbox = (): Inbox => {
  const { lab, seat, formerSeats } = useLiveLab().session
  const plan = usePlan(whole)
  const { id: seatId, organisationId } = seat
  const items = itemsNow(plan, useLabPeople(), { seatId, formerSeats, organisationId })
  const read = useReadIds()
  const { mutate } = useMarkRead(lab.slug)
  const actions = useMemo(() => dueActions(plan, seat.organisationId, today()), [plan, seat.organisationId])
  return useMemo(() => {
    const isUnread = ({ comment }: InboxItem) => read !== null && !read.has(comment.id)
    return {
      items,
      actions,
      isUnread,
      unread: items.filter(isUnread),
      mark: (some, asRead) => {
        if (some.length > 0) mutate({ commentIds: some.map(({ comment }) => comment.id), read: asRead })
      },
    }
  }, [items, actions, read, mutate])
}

/** How much is unread, for what stands beside every page. */
export const useUnread = (): number => {
  const { id: seatId, organisationId } = useLiveLab().session.seat
  const people = useLabPeople()
  const read = useReadIds()
  const count = useCallback(
    (plan: Plan) =>
      read === null
        ? 0
        : itemsNow(plan, people, { seatId, organisationId }).filter(({ comment }) => !read.has(comment.id))
            .length,
    [people, read, seatId, organisationId],
  )
  return usePlan(count)
}
