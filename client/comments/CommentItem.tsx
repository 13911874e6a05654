import { Menu, UnstyledButton, ActionIcon } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSettled, outcomesOf } from '#shared/plan/comments.ts'
import type { Comment } from '#shared/plan/plan.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { BecomesForm } from './BecomesForm.tsx'
import { CommentHead } from './CommentHead.tsx'
import { CommentText } from './CommentText.tsx'
import classes from './comments.module.css'
import { EditComment } from './EditComment.tsx'
import { namesOf } from './mentions.ts'
import { OutcomeLines } from './OutcomeLines.tsx'
import { useCommentEdits } from './useCommentEdits.ts'
import { useAskSeats, useLabPeople } from './useLabPeople.ts'
import { wroteIt } from './wroteIt.ts'

interface Props {
  comment: Comment
  reply?: boolean
  canEdit: boolean
  /** Begins an answer; not for what is an answer itself. */
  answer?: () => void
  open?: ((id: string) => void) | undefined
}

/** One comment: whose it is, what it says, what came of it, and what one may do with it. */
export const CommentItem = ({ comment, reply = false, canEdit, answer, open }: Props) => {
  const { t } = useTranslation('comments')
  const plan = usePlan((p) => p)
  const { seat } = useLiveLab().session
  const people = useLabPeople()
  useAskSeats(comment.mentions)
  const [doing, setDoing] = useState<'edit' | 'become' | null>(null)
  const { resolve } = useCommentEdits()
  // Only who wrote it changes what it says; the server holds to that, whatever is shown here.
  const isMine = wroteIt(people, seat.id, comment.id)
  const settled = isSettled(plan, comment)
  const isOutcome = outcomesOf(plan, comment.id).length > 0
  const end = () => setDoing(null)
  if (doing === 'edit') return <EditComment comment={comment} reply={reply} end={end} />
  return (
    <div className={classes['comment']} data-kind={comment.kind} data-settled={settled || undefined}>
      <div className={classes['top']}>
        <CommentHead comment={comment} reply={reply} />
        {canEdit && isMine && <OwnMenu comment={comment} edit={() => setDoing('edit')} />}
      </div>
      <CommentText text={comment.text} names={namesOf(plan, people.seats, comment.mentions)} />
      <OutcomeLines commentId={comment.id} canEdit={canEdit} open={open} />
      {comment.resolved && <p className={classes['settled']}>{t('settled')}</p>}
      {canEdit && (
        <div className={classes['acts']}>
          {answer && (
            <UnstyledButton className={classes['act']} onClick={answer}>
              {t('answer')}
            </UnstyledButton>
          )}
          {!isOutcome && (
            <UnstyledButton className={classes['act']} onClick={() => setDoing('become')}>
              {t('become.open')}
            </UnstyledButton>
          )}
          {(!reply || comment.kind !== 'note') && (!isOutcome || comment.resolved) && (
            <UnstyledButton className={classes['act']} onClick={() => resolve(comment, !comment.resolved)}>
              {t(comment.resolved ? 'reopen' : 'resolve')}
            </UnstyledButton>
          )}
        </div>
      )}
      {doing === 'become' && <BecomesForm comment={comment} end={end} />}
    </div>
  )
}

const OwnMenu = ({ comment, edit }: { comment: Comment; edit: () => void }) => {
  const { t } = useTranslation('comments')
  const { remove } = useCommentEdits()
  return (
    <Menu position="bottom-end" width="12rem">
      <Menu.Target>
        <ActionIcon variant="subtle" color="dark" size="sm" aria-label={t('more')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={edit}>
          {t('edit')}
        </Menu.Item>
        <Menu.Item
          c="var(--bad-ink)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => remove(comment)}
        >
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
