import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconMail, IconMailOpened } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isSettled } from '#shared/plan/comments.ts'
import { collectionOf, type Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { roomOfComment } from '#client/comments/becomes.ts'
import { KindMark } from '#client/comments/KindMark.tsx'
import { useLabPeople } from '#client/comments/useLabPeople.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { momentText } from '#client/ui/dateText.ts'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './inbox.module.css'
import type { InboxItem } from './inboxItems.ts'

interface Props {
  item: InboxItem
  unread: boolean
  open: () => void
  mark: (read: boolean) => void
}

const whole = (plan: Plan) => plan

/** One thing that was said to this person; it leads to where it was said. */
export const InboxRow = ({ item: { comment, reason, aboutId }, unread, open, mark }: Props) => {
  const { t } = useTranslation(['inbox', 'plan'])
  const plan = usePlan(whole)
  const told = useLabPeople().authors.get(comment.id)
  const collection = collectionOf(plan, aboutId)
  const room = liveOf(plan, 'workstreams', roomOfComment(plan, comment))
  const Envelope = unread ? IconMailOpened : IconMail
  return (
    <li className={classes['row']} data-unread={unread || undefined}>
      <UnstyledButton className={classes['item']} onClick={open}>
        <span className={classes['top']}>
          <span className={classes['dot']} aria-hidden />
          {unread && <span className="visually-hidden">{t('unread')}</span>}
          <span className={classes['who']}>
            {told?.seat && <SectorMark sector={told.seat.sector} />}
            <bdi>{told?.seat?.name ?? t('somebody')}</bdi>
          </span>
          <span className={classes['why']}>{t(`reasons.${reason}`)}</span>
          {told?.at && (
            <time dateTime={told.at} className={classes['when']}>
              {momentText(told.at)}
            </time>
          )}
        </span>
        <span className={classes['words']} dir="auto">
          {comment.text}
        </span>
        <span className={classes['about']}>
          <KindMark kind={comment.kind} />
          {isSettled(plan, comment) && <Tag tone="good" text={t('settled')} />}
          <RoomCode code={room?.code ?? ''} />
          <span>
            {collection && t(`collection.${collection}`, { ns: 'plan' })}{' '}
            <bdi>{entityName(t as never, plan, aboutId)}</bdi>
          </span>
        </span>
      </UnstyledButton>
      <ActionIcon
        variant="subtle"
        color="dark"
        size="lg"
        aria-label={t(unread ? 'markRead' : 'markUnread')}
        title={t(unread ? 'markRead' : 'markUnread')}
        onClick={() => mark(unread)}
      >
        <Envelope size={18} aria-hidden />
      </ActionIcon>
    </li>
  )
}
