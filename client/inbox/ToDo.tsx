import { UnstyledButton } from '@mantine/core'
import { IconArrowsExchange, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Request } from '#shared/plan/requests.ts'
import { dayText } from '#client/ui/dateText.ts'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './inbox.module.css'
import type { DueAction } from './inboxItems.ts'

interface Props {
  actions: readonly DueAction[]
  requests: readonly Request[]
  open: (id: string) => void
}

/** What waits for this person: requests of other rooms, and what their organisation has to do soon. */
export const ToDo = ({ actions, requests, open }: Props) => {
  const { t } = useTranslation('inbox')
  const { lab = '' } = useParams()
  if (actions.length === 0 && requests.length === 0) return null
  return (
    <section aria-label={t('toDo')} className={classes['toDo']}>
      <h2 className={classes['heading']}>{t('toDo')}</h2>
      <ul className={classes['list']}>
        {requests.length > 0 && (
          <li className={classes['row']}>
            <Link to={`/labs/${lab}/between`} className={classes['task'] ?? ''}>
              <IconArrowsExchange size={18} aria-hidden />
              {t('requests', { count: requests.length })}
            </Link>
          </li>
        )}
        {actions.map(({ action, state }) => (
          <li key={action.id} className={classes['row']}>
            <UnstyledButton className={classes['task']} onClick={() => open(action.id)}>
              <IconCircleCheck size={18} aria-hidden />
              <span className={classes['words']} dir="auto">
                {action.text || t('untitled')}
              </span>
              <Tag
                tone={state === 'overdue' ? 'bad' : 'plain'}
                text={t(`due.${state}`, { date: dayText(action.due ?? '') })}
              />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
