import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconChecks, IconInbox } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRequestsForMe } from '#client/between/useRequests.ts'
import { wantComment } from '#client/comments/commentToShow.ts'
import { useConnection } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { ShowMore, useFirstOf } from '#client/ui/ShowMore.tsx'
import { EntityDrawer } from '#client/views/EntityDrawer.tsx'
import { useOpenEntity } from '#client/views/useOpenEntity.ts'
import classes from './inbox.module.css'
import { InboxRow } from './InboxRow.tsx'
import type { InboxItem } from './inboxItems.ts'
import { ToDo } from './ToDo.tsx'
import { useInbox } from './useInbox.ts'

const FILTERS = ['unread', 'all', 'mention', 'answers', 'responsible'] as const
type Filter = (typeof FILTERS)[number]

/** What this person has to know and to do: what was said to them, and what waits for them. Nobody else's is shown. */
export const InboxPage = () => {
  const { t } = useTranslation('inbox')
  const inbox = useInbox()
  const requests = useRequestsForMe()
  const loading = withoutPlan(useConnection()) !== null
  const drawer = useOpenEntity()
  const [filter, setFilter] = useState<Filter>('unread')
  /** What was unread when the list was opened stays in it while it is gone through. */
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const shown = inbox.items.filter(
    (item) => matches(filter, item, inbox.isUnread) || (filter === 'unread' && held.has(item.comment.id)),
  )
  const list = useFirstOf(shown)
  const openItem = (item: InboxItem) => {
    setHeld((before) => new Set([...before, item.comment.id]))
    if (inbox.isUnread(item)) inbox.mark([item], true)
    wantComment(item.comment.id)
    drawer.openById(item.aboutId)
  }
  const choose = (next: string) => {
    setHeld(new Set())
    setFilter(FILTERS.find((one) => one === next) ?? 'all')
  }
  if (loading) return <Loading />
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      main={false}
      actions={
        <Button
          variant="light"
          leftSection={<IconChecks size={18} aria-hidden />}
          disabled={inbox.unread.length === 0}
          onClick={() => inbox.mark(inbox.unread, true)}
        >
          {t('markAll')}
        </Button>
      }
    >
      <ToDo actions={inbox.actions} requests={requests} open={drawer.openById} />
      <section aria-label={t('said')}>
        <Group justify="space-between" className={classes['bar'] ?? ''}>
          <h2 className={classes['heading']}>{t('said')}</h2>
          <div className={classes['filters']}>
            <SegmentedControl
              size="sm"
              aria-label={t('filter')}
              value={filter}
              onChange={choose}
              data={FILTERS.map((value) => ({
                value,
                label: t(`filters.${value}`, { count: inbox.unread.length }),
              }))}
            />
          </div>
        </Group>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconInbox size={28} />}
            title={t(filter === 'unread' ? 'empty.read' : 'empty.title')}
            text={t('empty.text')}
          />
        ) : (
          <ul className={classes['list']}>
            {list.first.map((item) => (
              <InboxRow
                key={item.comment.id}
                item={item}
                unread={inbox.isUnread(item)}
                open={() => openItem(item)}
                mark={(read) => inbox.mark([item], read)}
              />
            ))}
          </ul>
        )}
        <ShowMore {...list} />
      </section>
      {drawer.shown && <EntityDrawer {...drawer.shown} onClose={drawer.close} />}
    </Page>
  )
}

const matches = (filter: Filter, item: InboxItem, isUnread: (item: InboxItem) => boolean): boolean => {
  switch (filter) {
    case 'unread':
      return isUnread(item)
    case 'all':
      return true
    case 'mention':
      return item.reason === 'mention' || item.reason === 'organisation'
    case 'answers':
      return item.reason === 'answer' || item.reason === 'reply'
    case 'responsible':
      return item.reason === 'responsible'
  }
}
