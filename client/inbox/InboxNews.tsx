import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryKeys } from '#client/api/queryKeys.ts'
import { labPeopleOf } from '#client/comments/labPeople.ts'
import { rememberedMode } from '#client/plan/announce/announceMode.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { inboxItems, type InboxItem } from './inboxItems.ts'

const MOST_WORDS = 160

/** Follows what this person read elsewhere, and says to who listens to the screen that somebody speaks to them. */
export const InboxNews = () => {
  const { t } = useTranslation('inbox')
  const lab = useLiveLab()
  const client = useQueryClient()
  const [told, setTold] = useState({ id: '', text: '' })
  const words = useRef<(item: InboxItem) => string>(() => '')
  useEffect(() => {
    words.current = ({ comment, reason, aboutId }) =>
      t(reason === 'mention' ? 'news' : 'newsOfAnswer', {
        name: labPeopleOf(lab).get().authors.get(comment.id)?.seat?.name ?? t('somebody'),
        about: nameOf(lab.store.get().plan, aboutId) ?? t('untitled'),
        text: comment.text.slice(0, MOST_WORDS),
      })
  }, [t, lab])
  useEffect(
    () =>
      lab.subscribeInbox(
        () => void client.invalidateQueries({ queryKey: queryKeys.inbox(lab.session.lab.slug) }),
      ),
    [lab, client],
  )
  useEffect(
    () =>
      followNews(lab, (item) => {
        if (rememberedMode() !== 'off') setTold({ id: item.comment.id, text: words.current(item) })
      }),
    [lab],
  )
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="inbox-news">
      {told.text !== '' && <p key={told.id}>{told.text}</p>}
    </div>
  )
}

/** Comments that name or answer this person while the page is open; what is there already is no news. */
const followNews = (lab: ReturnType<typeof useLiveLab>, tell: (item: InboxItem) => void): (() => void) => {
  const people = labPeopleOf(lab)
  const waiting = new Set<string>()
  const offPlan = lab.store.subscribe(({ entities, origin }) => {
    if (origin !== 'remote') return
    const { comments } = lab.store.get().plan
    for (const id of entities) if (comments.has(id) && !people.get().authors.has(id)) waiting.add(id)
  })
  const offPeople = people.subscribe(() => {
    const now = people.get()
    const fresh = [...waiting].filter((id) => now.authors.has(id))
    for (const id of fresh) waiting.delete(id)
    if (fresh.length === 0) return
    const { id: seatId, organisationId } = lab.session.seat
    const items = inboxItems(lab.store.get().plan, now, { seatId, organisationId })
    const news = items.find(
      ({ comment, reason }) =>
        fresh.includes(comment.id) && (reason === 'mention' || reason === 'answer' || reason === 'reply'),
    )
    if (news) tell(news)
  })
  return () => {
    offPlan()
    offPeople()
  }
}
