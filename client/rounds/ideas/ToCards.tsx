import { Button, Group, NativeSelect } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewOf } from '#shared/api/rounds.ts'
import type { IdeasResult } from '#shared/rounds/ideas.ts'
import { workstreams } from '#shared/plan/select.ts'
import { noticeRefused } from '#client/canvas/notices.tsx'
import { useCanEdit, useLiveLab, usePlan } from '#client/plan/hooks.ts'
import classes from '../rounds.module.css'
import { BECOMES, ideaCommands, type Becomes } from './ideaCommands.ts'

interface Props {
  round: ViewOf<'ideas'>
  ideas: IdeasResult['ideas']
  /** Cards of them are on a board. */
  made: () => void
  children: ReactNode
}

/** Chosen ideas on a room's board: an ordinary change of the plan, undone in one step. */
export const ToCards = ({ round, ideas, made, children }: Props) => {
  const { t } = useTranslation('rounds')
  const lab = useLiveLab()
  const canEdit = useCanEdit()
  const rooms = usePlan(workstreams)
  const [kind, setKind] = useState<Becomes>('notes')
  const [wanted, setRoom] = useState(round.workstreamId)
  const room = rooms.find(({ id }) => id === wanted) ?? rooms[0]
  const make = () => {
    if (!room) return
    lab.checkpoint()
    const decision = lab.dispatchAll(ideaCommands(lab, { ideas, kind, room: room.id }))
    if (!decision.ok) return noticeRefused(decision.refusal)
    notifications.show({ message: t('cards.made', { count: ideas.length, room: room.code || room.title }) })
    made()
  }
  return (
    <div className={classes['control']}>
      <Group gap="sm" align="flex-end">
        {children}
        <NativeSelect
          label={t('cards.kind')}
          value={kind}
          onChange={({ currentTarget: { value } }) =>
            setKind(BECOMES.find((one) => one === value) ?? 'notes')
          }
          data={BECOMES.map((value) => ({ value, label: t(`cards.kinds.${value}`) }))}
        />
        <NativeSelect
          label={t('cards.room')}
          value={room?.id ?? ''}
          onChange={({ currentTarget: { value } }) => setRoom(value)}
          data={rooms.map(({ id, code, title }) => ({
            value: id,
            label: [code, title].filter(Boolean).join(' · '),
          }))}
        />
        <Button disabled={!canEdit || ideas.length === 0 || !room} onClick={make}>
          {t('cards.make', { count: ideas.length })}
        </Button>
      </Group>
    </div>
  )
}
