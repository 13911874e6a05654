import { Button, Group, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme, Session, Week } from '#shared/programme/template.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { EditDay, type Removal } from './EditDay.tsx'
import classes from './programme.module.css'
import { addDay, addWeek, moveWeek, removeWeek, renameWeek } from './programmeEdits.ts'
import { SessionForm } from './SessionForm.tsx'
import { Steps } from './Steps.tsx'
import type { ProgrammeEdits } from './useProgrammeEdits.ts'

interface Props {
  programme: Programme
  week: Week
  at: number
  edits: ProgrammeEdits
  show: (week: number) => void
}

/** A week to be changed: its title, days and sessions. Whatever is done is saved at once and can be undone. */
export const EditWeek = ({ programme, week, at, edits, show }: Props) => {
  const { t } = useTranslation('programme')
  const lab = useLiveLab()
  const [form, setForm] = useState<{ dayId: string; session: Session | null } | null>(null)
  const [removal, setRemoval] = useState<Removal | null>(null)
  const { change, busy } = edits
  const move = async (by: -1 | 1) => {
    if (await change(moveWeek(week.id, by))) show(at + by)
  }
  const addAfter = async () => {
    const fresh = {
      id: lab.newId(),
      title: t('edit.newWeek'),
      days: Array.from({ length: 5 }, () => ({ id: lab.newId(), sessions: [] })),
    }
    if (await change(addWeek(at, fresh))) show(at + 1)
  }
  const sessions = week.days.flatMap((day) => day.sessions)
  return (
    <div>
      <Group align="flex-end" gap="xs" mb="md">
        <WeekTitle
          key={`${week.id} ${week.title}`}
          title={week.title}
          save={(title) => void change(renameWeek(week.id, title))}
        />
        <Steps
          across
          name={t('week', { number: at + 1 })}
          first={at === 0}
          last={at === programme.weeks.length - 1}
          busy={busy}
          move={(by) => void move(by)}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={busy || programme.weeks.length >= 52}
          onClick={() => void addAfter()}
        >
          {t('edit.addWeek')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={busy || programme.weeks.length === 1}
          onClick={() =>
            setRemoval({
              title: t('edit.removeWeekTitle', { number: at + 1 }),
              text: t('edit.lost', { count: sessions.length }),
              run: removeWeek(week.id),
            })
          }
        >
          {t('edit.removeWeek')}
        </Button>
      </Group>
      <ol className={classes['days']}>
        {week.days.map((day, n) => (
          <EditDay
            key={day.id}
            day={day}
            n={n}
            last={n === week.days.length - 1}
            edits={edits}
            open={(session) => setForm({ dayId: day.id, session })}
            ask={setRemoval}
          />
        ))}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={busy || week.days.length >= 7}
        onClick={() => void change(addDay(week.id, { id: lab.newId(), sessions: [] }))}
      >
        {t('edit.addDay')}
      </Button>
      {form && (
        <SessionForm
          programme={programme}
          week={week}
          dayId={form.dayId}
          session={form.session}
          edits={edits}
          close={() => setForm(null)}
        />
      )}
      <ConfirmDialog
        opened={removal !== null}
        title={removal?.title ?? ''}
        confirm={t('edit.remove')}
        danger
        busy={busy}
        error={null}
        onClose={() => setRemoval(null)}
        onConfirm={() => {
          if (!removal) return
          void change(removal.run).then((taken) => {
            if (taken) setRemoval(null)
          })
        }}
      >
        {removal?.text}
      </ConfirmDialog>
    </div>
  )
}

const WeekTitle = ({ title, save }: { title: string; save: (title: string) => void }) => {
  const { t } = useTranslation('programme')
  const [text, setText] = useState(title)
  return (
    <TextInput
      label={t('edit.weekTitle')}
      className={classes['weekTitle'] ?? ''}
      maxLength={LIMITS.titleLength}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setText(title)
      }}
      onBlur={() => {
        const next = text.trim()
        if (next === '') setText(title)
        else if (next !== title) save(next)
      }}
    />
  )
}
