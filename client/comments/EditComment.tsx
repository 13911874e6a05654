import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment } from '#shared/plan/plan.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { CommentForm } from './CommentForm.tsx'
import type { Draft } from './drafts.ts'
import { namesOf } from './mentions.ts'
import { useCommentEdits } from './useCommentEdits.ts'
import { useLabPeople } from './useLabPeople.ts'

/** One's own comment, written anew. */
export const EditComment = (props: { comment: Comment; reply: boolean; end: () => void }) => {
  const { comment, reply, end } = props
  const { t } = useTranslation(['comments', 'common'])
  const plan = usePlan((p) => p)
  const { seats } = useLabPeople()
  const { rewrite } = useCommentEdits()
  const [draft, setDraft] = useState<Draft>(() => ({
    text: comment.text,
    kind: comment.kind,
    public: comment.public,
    chosen: new Map(
      comment.mentions.flatMap((id) => namesOf(plan, seats, [id]).map((name) => [id, name] as const)),
    ),
  }))
  const send = () => {
    if (rewrite(comment, draft)) end()
  }
  return (
    <CommentForm
      label={t('editLabel')}
      draft={draft}
      change={(part) => setDraft((now) => ({ ...now, ...part }))}
      done={t('save')}
      send={send}
      cancel={end}
      kinds={!reply}
      focus
    />
  )
}
