import { UnstyledButton } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commentCountOf } from '#shared/plan/comments.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { CommentsDrawer } from './CommentsDrawer.tsx'
import { commentWords } from './commentWords.ts'
import classes from './comments.module.css'

/** What is said about a room as a whole, and a place to say something. */
export const RoomComments = ({ room }: { room: string }) => {
  const { t } = useTranslation('comments')
  const [opened, setOpened] = useState(false)
  const said = usePlan((plan) => {
    const count = commentCountOf(plan, room)
    return count ? commentWords(t, count) : ''
  })
  const count = usePlan((plan) => commentCountOf(plan, room)?.comments ?? 0)
  return (
    <>
      <UnstyledButton
        className={classes['room']}
        aria-haspopup="dialog"
        aria-label={[t('room.label'), said].filter(Boolean).join(', ')}
        title={said || t('room.label')}
        onClick={() => setOpened(true)}
      >
        <IconMessage size={18} aria-hidden />
        <span className={classes['roomWord']}>{t('title')}</span>
        {count > 0 && <span>{count}</span>}
      </UnstyledButton>
      {opened && <CommentsDrawer aboutIds={[room]} onClose={() => setOpened(false)} />}
    </>
  )
}
