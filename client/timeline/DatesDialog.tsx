import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { dateFields, endsOfMark, markIn, type Mark } from './dates.ts'
import { rowName } from './words.ts'

/** What its fields begin with; a day that something is due on has only the first. */
const writtenIn = (mark: Mark): { start: string; end: string } => {
  const { start, end } = endsOfMark(mark)
  return { start: start ?? '', end: mark.kind === 'due' ? '' : (end ?? '') }
}

/** The days of a row, written. */
export const DatesDialog = ({ plan, id, close }: { plan: Plan; id: string; close: () => void }) => {
  const { t } = useTranslation(['timeline', 'common'])
  const { edit } = useEdit()
  useFocusBack()
  const [mark] = useState(() => markIn(plan, id))
  const before = writtenIn(mark)
  const [start, setStart] = useState(before.start)
  const [end, setEnd] = useState(before.end)
  const fields = dateFields(plan, id)
  const oneDay = fields?.start === fields?.end
  const backwards = !oneDay && start !== '' && end !== '' && end < start
  const write = (event: SubmitEvent) => {
    event.preventDefault()
    if (!fields || backwards) return
    const written: Record<string, string | null> = { [fields.start]: start || null }
    if (!oneDay && mark.kind !== 'ongoing') {
      written[fields.end] = end || null
      if (end !== '') written['endKind'] = 'date'
    }
    if (edit({ type: 'update', collection: fields.collection, id, fields: written })) close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('dates.form', { name: rowName(t, plan, id) })}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <form onSubmit={write}>
        <Stack gap="md">
          <Group grow align="flex-start">
            <TextInput
              type="date"
              data-autofocus
              label={t(oneDay ? 'dates.dueField' : 'dates.startField')}
              value={start}
              onChange={(event) => setStart(event.currentTarget.value)}
            />
            {!oneDay && mark.kind !== 'ongoing' && (
              <TextInput
                type="date"
                label={t('dates.endField')}
                value={end}
                error={backwards ? t('dates.order') : null}
                onChange={(event) => setEnd(event.currentTarget.value)}
              />
            )}
          </Group>
          {start === '' && end === '' && (
            <Text size="sm" c="dimmed">
              {t('dates.both')}
            </Text>
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={backwards}>
              {t('dates.write')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
