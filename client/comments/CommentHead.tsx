import { useTranslation } from 'react-i18next'
import type { Comment } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { momentText } from '#client/ui/dateText.ts'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './comments.module.css'
import { KindMark } from './KindMark.tsx'
import { useLabPeople } from './useLabPeople.ts'
import { wroteIt } from './wroteIt.ts'

interface Props {
  comment: Comment
  /** Answers are notes; their kind goes without saying. */
  reply: boolean
}

/** Whose word it is and when it came, as the server tells it; never what the document says of itself. */
export const CommentHead = ({ comment, reply }: Props) => {
  const { t } = useTranslation('comments')
  const people = useLabPeople()
  const { seat: me } = useLiveLab().session
  const told = people.authors.get(comment.id)
  const seat = told?.seat
  const isMine = wroteIt(people, me.id, comment.id)
  return (
    <div className={classes['head']}>
      {seat && !isMine && (
        <span className={classes['who']}>
          <SectorMark sector={seat.sector} />
          <bdi>{seat.name}</bdi>
          {seat.organisationName !== '' && <bdi className={classes['from']}>{seat.organisationName}</bdi>}
        </span>
      )}
      {isMine && <span className={classes['who']}>{t('you')}</span>}
      {told && !seat && <span className={classes['from']}>{t('nobody')}</span>}
      {told?.at && (
        <time dateTime={told.at} className={classes['from']}>
          {momentText(told.at)}
        </time>
      )}
      {(!reply || comment.kind !== 'note') && <KindMark kind={comment.kind} />}
      {comment.public && <Tag text={t('public.tag')} hint={t('public.hint')} />}
      {comment.illustrative && <Tag tone="made" text={t('common:illustrative')} />}
    </div>
  )
}
