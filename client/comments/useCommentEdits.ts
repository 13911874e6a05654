import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import type { Draft } from './drafts.ts'
import { mentionedIn } from './mentions.ts'

/** What one does with comments; each is one step of undo. False where the plan did not take it. */
export const useCommentEdits = () => {
  const lab = useLiveLab()
  const { t } = useTranslation('comments')
  const { edit, remove } = useEdit()
  return useMemo(() => {
    const fieldsOf = (draft: Draft) => ({
      text: draft.text.trim(),
      kind: draft.kind,
      public: draft.public,
      mentions: mentionedIn(draft.text, draft.chosen),
    })
    return {
      write: (aboutId: string, draft: Draft): boolean => {
        lab.checkpoint()
        const fields = { aboutId, ...fieldsOf(draft) }
        return edit({ type: 'create', collection: 'comments', id: lab.newId(), fields })
      },
      rewrite: (comment: Comment, draft: Draft): boolean => {
        lab.checkpoint()
        const base = { text: comment.text, mentions: comment.mentions }
        return edit({ type: 'update', collection: 'comments', id: comment.id, fields: fieldsOf(draft), base })
      },
      resolve: ({ id }: Comment, resolved: boolean): boolean => {
        lab.checkpoint()
        return edit({ type: 'update', collection: 'comments', id, fields: { resolved } })
      },
      remove: ({ id }: Comment): void =>
        remove([{ type: 'remove', collection: 'comments', id }], t('removed')),
    }
  }, [lab, t, edit, remove])
}
