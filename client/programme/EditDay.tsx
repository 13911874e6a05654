import { ActionIcon, Button, Group } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inTime } from '#shared/programme/dates.ts'
import type { Day, Programme, Session } from '#shared/programme/template.ts'
import classes from './programme.module.css'
import { moveDay, removeDay, removeSession } from './programmeEdits.ts'
import { SessionLine } from './SessionLine.tsx'
import { Steps } from './Steps.tsx'
import type { ProgrammeEdits } from './useProgrammeEdits.ts'

/** What is asked before something is lost. */
export interface Removal {
  title: string
  text: string
  run: (programme: Programme) => Programme
}

interface DayProps {
  day: Day
  n: number
  last: boolean
  edits: ProgrammeEdits
  /** Opens a session's form; null for a new one. */
  open: (session: Session | null) => void
  ask: (removal: Removal) => void
}

/** A day to be changed, with its sessions. */
export const EditDay = ({ day, n, last, edits: { change, busy }, open, ask }: DayProps) => {
  const { t } = useTranslation('programme')
  return (
    <li className={classes['day']}>
      <Group justify="space-between" gap="xs">
        <h3 className={classes['dayTitle']}>{t('day', { number: n + 1 })}</h3>
        <Group gap={4}>
          <Steps
            name={t('day', { number: n + 1 })}
            first={n === 0}
            last={last}
            busy={busy}
            move={(by) => void change(moveDay(day.id, by))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('edit.removeDay', { number: n + 1 })}
            disabled={busy}
            onClick={() => {
              if (day.sessions.length === 0) return void change(removeDay(day.id))
              ask({
                title: t('edit.removeDayTitle', { number: n + 1 }),
                text: t('edit.lost', { count: day.sessions.length }),
                run: removeDay(day.id),
              })
            }}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <ol className={classes['sessions']}>
        {inTime(day).map((session) => (
          <li key={session.id}>
            <SessionLine session={session}>
              <Group gap={2} wrap="nowrap" className={classes['tools'] ?? ''}>
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  aria-label={t('edit.editSession', { title: session.title })}
                  onClick={() => open(session)}
                >
                  <IconPencil size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('edit.removeSession', { title: session.title })}
                  disabled={busy}
                  onClick={() => {
                    if (session.leaves.length === 0) return void change(removeSession(session.id))
                    ask({
                      title: t('edit.removeSessionTitle', { title: session.title }),
                      text: t('edit.lostLeaves', { count: session.leaves.length }),
                      run: removeSession(session.id),
                    })
                  }}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            </SessionLine>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => open(null)}
      >
        {t('edit.addSession', { number: n + 1 })}
      </Button>
    </li>
  )
}
