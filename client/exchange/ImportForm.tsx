import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sheet } from '#shared/exchange/cells.ts'
import type { Refusal, SingleCommand } from '#shared/plan/commands.ts'
import { useCanEdit, useLiveLab } from '#client/plan/hooks.ts'
import { refusalText } from '#client/plan/refusalText.ts'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './Exchange.module.css'
import { FilePart } from './FilePart.tsx'
import { Imported } from './Imported.tsx'
import { QuestionsPart } from './QuestionsPart.tsx'
import { RowsPart } from './RowsPart.tsx'
import { useImport, type Importing } from './useImport.ts'

export interface SheetProps {
  name: string
  sheet: Sheet
  /** All sheets of the file, and which of them this is. */
  names: readonly string[]
  at: number
  choose: (at: number) => void
}

interface Props extends SheetProps {
  workstreamId: string | null
  close: (first?: string) => void
}

const IMPORTED = 'imported'
const TOLD_MS = 12_000

export const ImportForm = ({ workstreamId, close, ...file }: Props) => {
  const { t } = useTranslation(['exchange', 'plan', 'common'])
  const { t: planText } = useTranslation('plan')
  const lab = useLiveLab()
  const canEdit = useCanEdit()
  const importing = useImport(lab, file.sheet, file.name, workstreamId)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const counts = countsOf(importing)
  const nothing = importing.changes.commands.length === 0

  const add = () => {
    const { commands } = importing.now()
    const decision = lab.dispatchAll(commands)
    setBusy(false)
    if (!decision.ok) return setRefusal(decision.refusal)
    const hide = () => {
      stop()
      notifications.hide(IMPORTED)
    }
    // What was done since would be undone in its place.
    const stop = lab.store.subscribe(({ origin }) => {
      if (origin === 'local' || origin === 'undo') hide()
    })
    const undo = () => {
      hide()
      lab.undo()
    }
    notifications.show({
      id: IMPORTED,
      autoClose: TOLD_MS,
      message: <Imported text={told(t, counts)} undo={undo} />,
    })
    close(firstOf(commands))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (busy || nothing || !canEdit) return
        setRefusal(null)
        setBusy(true)
        // Painted first: adding thousands of rows takes a moment in which nothing moves.
        requestAnimationFrame(() => setTimeout(add))
      }}
    >
      <Stack gap="md">
        <FilePart {...file} importing={importing} />
        <QuestionsPart importing={importing} />
        <RowsPart importing={importing} name={file.name} />
        {refusal && (
          <Notice tone="bad" urgent title={t('refused')}>
            {refusalText(planText, refusal)}
          </Notice>
        )}
        <div className={classes['foot']}>
          <Text size="sm" c="dimmed" aria-live="polite">
            {busy ? t('adding', { count: counts.new }) : summary(t, importing, counts)}
          </Text>
          <Group gap="xs" ms="auto">
            <Button variant="subtle" color="dark" onClick={() => close()}>
              {t('cancel', { ns: 'common' })}
            </Button>
            <Button type="submit" loading={busy} disabled={nothing || !canEdit}>
              {counts.new > 0 || nothing
                ? t('add', { count: counts.new })
                : t('change', { count: counts.changed })}
            </Button>
          </Group>
        </div>
      </Stack>
    </form>
  )
}

/** What heads all that was added, or its first row. */
const firstOf = (commands: readonly SingleCommand[]): string | undefined => {
  const made = commands.flatMap((one) => (one.type === 'create' ? one : []))
  return made.find(isOf('initiatives'))?.id ?? made.find(isOf('activities'))?.id
}

const isOf =
  (wanted: string) =>
  ({ collection }: { collection: string }) =>
    collection === wanted

type T = ReturnType<typeof useTranslation<['exchange', 'plan', 'common']>>['t']

const told = (t: T, { new: count, changed }: Counts): string =>
  changed === 0 ? t('added', { count }) : t('done', { count, changed })

interface Counts {
  new: number
  changed: number
  unchanged: number
}

/** Of activities; what heads them is not counted as a row. */
const countsOf = ({ reading, fateOf, changes }: Importing): Counts => {
  const counts = { new: 0, changed: 0, unchanged: 0, leftOut: 0 }
  for (const item of reading.items) if (item.kind === 'activity') counts[fateOf(item)] += 1
  const others = changes.commands.filter((c) => c.type === 'update' && c.collection !== 'activities').length
  return { ...counts, changed: counts.changed + (counts.new === 0 ? others : 0) }
}

const summary = (t: T, { changes, reading }: Importing, counts: Counts): string =>
  [
    changes.commands.length === 0 ? t('summary.nothing') : '',
    reading.byId ? t('summary.again', { changed: counts.changed, unchanged: counts.unchanged }) : '',
    changes.links > 0 ? t('summary.links', { count: changes.links }) : '',
    changes.organisations > 0 ? t('summary.organisations', { count: changes.organisations }) : '',
  ]
    .filter((text) => text !== '')
    .join(' · ')
