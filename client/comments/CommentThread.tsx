import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { threadOf, type Thread } from '#shared/plan/comments.ts'
import { liveEntity } from '#shared/plan/plan.ts'
import { useCanEdit, usePlan } from '#client/plan/hooks.ts'
import { ShowMore, useFirstOf } from '#client/ui/ShowMore.tsx'
import { CommentForm } from './CommentForm.tsx'
import { CommentItem } from './CommentItem.tsx'
import classes from './comments.module.css'
import { commentShown, useWantedComment } from './commentToShow.ts'
import { useDraft, useHasDraft } from './drafts.ts'
import { useCommentEdits } from './useCommentEdits.ts'

interface Props {
  /** What it is about: any entity of the plan. */
  aboutId: string
  /** Opens what a comment became. */
  open?: (id: string) => void
  /** Its heading stands elsewhere, as a drawer's title. */
  titled?: boolean
}

/** All that is said about something, the oldest first, and a place to say more. */
export const CommentThread = ({ aboutId, open, titled = true }: Props) => {
  const { t } = useTranslation('comments')
  const plan = usePlan((p) => p)
  const canEdit = useCanEdit() && liveEntity(plan, aboutId) !== null
  const threads = threadOf(plan, aboutId)
  const wanted = useWantedComment()
  const list = useFirstOf(
    threads,
    threads.findIndex((thread) => holds(thread, wanted)),
  )
  const box = useRef<HTMLElement>(null)
  useWanted(box, threads)
  return (
    <section ref={box} className={classes['section']} aria-label={t('title')}>
      {titled && <h3 className={classes['title']}>{t('title')}</h3>}
      {threads.length === 0 && <p className={classes['none']}>{t(canEdit ? 'none' : 'noneReadOnly')}</p>}
      {threads.length > 0 && (
        <ol className={classes['list']}>
          {list.first.map((thread) => (
            <ThreadView key={thread.comment.id} thread={thread} canEdit={canEdit} open={open} />
          ))}
        </ol>
      )}
      <ShowMore {...list} />
      {canEdit && <NewComment aboutId={aboutId} />}
    </section>
  )
}

interface ThreadProps {
  thread: Thread
  canEdit: boolean
  open: Props['open']
}

const ThreadView = ({ thread: { comment, replies }, canEdit, open }: ThreadProps) => {
  const { t } = useTranslation('comments')
  const begun = useHasDraft(comment.id)
  const [answering, setAnswering] = useState<'begun' | 'asked' | null>(begun ? 'begun' : null)
  const isGone = comment.deletedAt !== null
  const wanted = useWantedComment()
  const list = useFirstOf(
    replies,
    replies.findIndex(({ id }) => id === wanted),
  )
  return (
    <li data-comment={comment.id} tabIndex={-1} className={classes['thread']}>
      {isGone ? (
        <p className={classes['gone']}>{t('gone')}</p>
      ) : (
        <CommentItem comment={comment} canEdit={canEdit} answer={() => setAnswering('asked')} open={open} />
      )}
      {(replies.length > 0 || answering !== null) && (
        <ol className={classes['replies']} aria-label={t('answers')}>
          {list.first.map((reply) => (
            <li key={reply.id} data-comment={reply.id} tabIndex={-1} className={classes['reply']}>
              <CommentItem comment={reply} reply canEdit={canEdit} open={open} />
            </li>
          ))}
          {list.left > 0 && (
            <li>
              <ShowMore {...list} />
            </li>
          )}
          {answering !== null && !isGone && (
            <li>
              <NewComment
                aboutId={comment.id}
                reply
                focus={answering === 'asked'}
                end={() => setAnswering(null)}
              />
            </li>
          )}
        </ol>
      )}
    </li>
  )
}

interface NewProps {
  aboutId: string
  reply?: boolean
  focus?: boolean
  end?: () => void
}

const NewComment = ({ aboutId, reply = false, focus = false, end }: NewProps) => {
  const { t } = useTranslation('comments')
  const { draft, change, clear } = useDraft(aboutId)
  const { write } = useCommentEdits()
  const send = () => {
    if (!write(aboutId, draft)) return
    clear()
    end?.()
  }
  return (
    <CommentForm
      label={t(reply ? 'answerLabel' : 'newLabel')}
      placeholder={t('placeholder')}
      draft={draft}
      change={change}
      done={t('send')}
      send={send}
      {...(end && { cancel: end })}
      kinds={!reply}
      focus={focus}
    />
  )
}

const holds = ({ comment, replies }: Thread, id: string | null): boolean =>
  id !== null && (comment.id === id || replies.some((reply) => reply.id === id))

/** A comment that one was led to is brought into view and has the focus, once. */
const useWanted = (box: RefObject<HTMLElement | null>, threads: readonly Thread[]) => {
  const wanted = useWantedComment()
  const isHere = threads.some((thread) => holds(thread, wanted))
  useEffect(() => {
    if (!isHere || wanted === null) return
    // A drawer takes the focus as it opens, and moves in: the comment has it after that.
    const timer = setTimeout(() => {
      const element = box.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(wanted)}"]`)
      element?.scrollIntoView({ block: 'center' })
      element?.focus({ preventScroll: true })
      commentShown()
    }, 250)
    return () => clearTimeout(timer)
  }, [box, isHere, wanted])
}
