import { Button, Group, Modal, NativeSelect, NumberInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core' // prettier-ignore
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { session as sessionSchema, SESSION_KINDS, type Programme, type Session, type SessionKind, type Week } from '#shared/programme/template.ts' // prettier-ignore
import { LIMITS } from '#shared/wire/limits.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { LeavesFields } from './LeavesFields.tsx'
import { putSession, sessionIn } from './programmeEdits.ts'
import type { ProgrammeEdits } from './useProgrammeEdits.ts'

interface Props {
  programme: Programme
  week: Week
  dayId: string
  /** Null for a new one. */
  session: Session | null
  edits: ProgrammeEdits
  close: () => void
}

const same = (a: Session | null, b: Session | null) => JSON.stringify(a) === JSON.stringify(b)

/** A session of a day, and what it is to leave. */
export const SessionForm = ({ programme, week, dayId, session, edits, close }: Props) => {
  const { t } = useTranslation(['programme', 'common'])
  const lab = useLiveLab()
  const [form, setForm] = useState<Session>(
    () =>
      session ?? {
        id: lab.newId(),
        title: '',
        kind: 'breakout',
        start: '09:00',
        minutes: 60,
        where: 'rooms',
        what: '',
        leaves: [],
      },
  )
  const [day, setDay] = useState(dayId)
  const [seen, setSeen] = useState(session)
  const [problem, setProblem] = useState<'changed' | 'wrong' | null>(null)
  const set = (part: Partial<Session>) => setForm((old) => ({ ...old, ...part }))
  const parsed = sessionSchema.safeParse(form)
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])))
  const error = (field: keyof Session) =>
    problem === 'wrong' && wrong.has(field) ? t(`form.wrong.${field}`) : undefined

  const save = async () => {
    if (!parsed.success) return setProblem('wrong')
    const now = session ? sessionIn(programme, session.id) : null
    if (!same(now, seen)) {
      setSeen(now)
      return setProblem('changed')
    }
    if (await edits.change(putSession(day, parsed.data))) close()
  }
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={session ? t('form.change') : t('form.new')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          {problem === 'changed' && (
            <Notice tone="care" urgent title={t('form.changedMeanwhile')}>
              {t('form.changedText')}
            </Notice>
          )}
          <TextInput
            label={t('form.title')}
            required
            data-autofocus
            maxLength={LIMITS.titleLength}
            value={form.title}
            error={error('title')}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <WhenAndHow week={week} form={form} day={day} setDay={setDay} set={set} error={error} />
          <Textarea
            label={t('form.what')}
            autosize
            minRows={2}
            maxLength={2000}
            value={form.what}
            onChange={(event) => set({ what: event.currentTarget.value })}
          />
          <LeavesFields
            leaves={form.leaves}
            error={error('leaves')}
            newId={() => lab.newId()}
            change={(leaves) => set({ leaves })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel', { ns: 'common' })}
            </Button>
            <Button type="submit" loading={edits.busy}>
              {t('form.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface FieldsProps {
  week: Week
  form: Session
  day: string
  setDay: (day: string) => void
  set: (part: Partial<Session>) => void
  error: (field: keyof Session) => string | undefined
}

const WhenAndHow = ({ week, form, day, setDay, set, error }: FieldsProps) => {
  const { t } = useTranslation('programme')
  return (
    <SimpleGrid cols={{ base: 2, xs: 3 }}>
      <NativeSelect
        label={t('form.day')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        data={week.days.map(({ id }, at) => ({ value: id, label: t('day', { number: at + 1 }) }))}
      />
      <TextInput
        type="time"
        label={t('form.start')}
        required
        value={form.start}
        error={error('start')}
        onChange={(event) => set({ start: event.currentTarget.value })}
      />
      <NumberInput
        label={t('form.minutes')}
        required
        min={5}
        max={1440}
        step={15}
        allowDecimal={false}
        value={form.minutes}
        error={error('minutes')}
        onChange={(minutes) => set({ minutes: Number(minutes) })}
      />
      <NativeSelect
        label={t('form.kind')}
        value={form.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as SessionKind })}
        data={SESSION_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <NativeSelect
        label={t('form.where')}
        value={form.where}
        onChange={(event) => set({ where: event.currentTarget.value as Session['where'] })}
        data={(['rooms', 'lab'] as const).map((where) => ({
          value: where,
          label: t(`where.${where}`),
        }))}
      />
    </SimpleGrid>
  )
}
