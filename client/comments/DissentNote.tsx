import { UnstyledButton } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dissentsWithin } from '#shared/plan/comments.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { CommentsDrawer } from './CommentsDrawer.tsx'
import classes from './comments.module.css'

const whole = (plan: Plan) => plan

/** Beside an initiative that is about to be signed: who does not agree, one click away. Nothing where nobody dissents. */
export const DissentNote = ({ initiativeId }: { initiativeId: string }) => {
  const { t } = useTranslation('comments')
  const plan = usePlan(whole)
  const [opened, setOpened] = useState(false)
  const found = dissentsWithin(plan, initiativeId)
  if (found.length === 0) return null
  return (
    <>
      <UnstyledButton className={classes['dissent']} aria-haspopup="dialog" onClick={() => setOpened(true)}>
        <IconHandStop size={16} aria-hidden />
        {t('mark.dissents', { count: found.length })}
      </UnstyledButton>
      {opened && (
        <CommentsDrawer
          aboutIds={[...new Set(found.map(({ aboutId }) => aboutId))]}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  )
}
