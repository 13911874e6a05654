import { IconHandStop, IconMessage, IconMessageQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { commentCountOf, type CommentCount } from '#shared/plan/comments.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { commentWords } from './commentWords.ts'
import classes from './comments.module.css'

/** How much is said about something, small beside it. Nothing where nothing is; with `open` it leads there. */
export const CommentMark = ({ id, open }: { id: string; open?: (() => void) | undefined }) => {
  const count = usePlan((plan) => commentCountOf(plan, id), sameCount)
  return count && <CommentSigns count={count} open={open} />
}

/** The same for who has counted already. */
export const CommentSigns = ({ count, open }: { count: CommentCount; open?: (() => void) | undefined }) => {
  const { t } = useTranslation('comments')
  const words = commentWords(t, count)
  const signs = (
    <>
      <span className={classes['sign']} aria-hidden>
        <IconMessage size={14} />
        {count.comments}
      </span>
      {count.openQuestions > 0 && (
        <span className={classes['sign']} data-kind="question" aria-hidden>
          <IconMessageQuestion size={14} />
          {count.openQuestions}
        </span>
      )}
      {count.dissents > 0 && (
        <span className={classes['sign']} data-kind="dissent" aria-hidden>
          <IconHandStop size={14} />
          {t('kinds.dissent.name')}
        </span>
      )}
    </>
  )
  if (!open)
    return (
      <span className={classes['mark']} title={words}>
        {signs}
        <span className="visually-hidden">{words}</span>
      </span>
    )
  return (
    <button type="button" className={classes['mark']} title={words} aria-label={words} onClick={open}>
      {signs}
    </button>
  )
}

const sameCount = (a: CommentCount | null, b: CommentCount | null): boolean =>
  a?.comments === b?.comments &&
  a?.openQuestions === b?.openQuestions &&
  a?.objections === b?.objections &&
  a?.dissents === b?.dissents
