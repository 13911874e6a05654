import type { TFunction } from 'i18next'
import type { CommentCount } from '#shared/plan/comments.ts'

/** What is said about something, in a few words: "3 comments, 1 open question, 1 dissent". */
export const commentWords = (
  t: TFunction<'comments'>,
  { comments, openQuestions, objections, dissents }: CommentCount,
): string =>
  [
    t('mark.comments', { count: comments }),
    openQuestions > 0 && t('mark.questions', { count: openQuestions }),
    objections > 0 && t('mark.objections', { count: objections }),
    dissents > 0 && t('mark.dissents', { count: dissents }),
  ]
    .filter(Boolean)
    .join(', ')
