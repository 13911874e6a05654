import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { headOf, settledBy } from '#shared/plan/comments.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import classes from './comments.module.css'
import { wantComment } from './commentToShow.ts'
import { useLabPeople } from './useLabPeople.ts'
import { wroteIt } from './wroteIt.ts'

/** Of something that came of a comment: by whom it was, and the way to it. */
export const FromComment = ({ id, open }: { id: string; open: (id: string) => void }) => {
  const { t } = useTranslation('comments')
  const plan = usePlan((p) => p)
  const people = useLabPeople()
  const { seat: me } = useLiveLab().session
  const comment = settledBy(plan, id)
  if (!comment) return null
  const seat = people.authors.get(comment.id)?.seat
  const isMine = wroteIt(people, me.id, comment.id)
  const words = isMine ? t('from.you') : seat ? t('from.by', { name: seat.name }) : t('from.nobody')
  const show = () => {
    wantComment(comment.id)
    open(headOf(plan, comment).aboutId)
  }
  return (
    <p className={classes['outcome']}>
      <UnstyledButton className={classes['link']} onClick={show}>
        {words}
      </UnstyledButton>
    </p>
  )
}
