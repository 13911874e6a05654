import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CARD_COLLECTIONS, type CardCollection } from '#shared/plan/plan.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { NewOwners } from './NewOwners.tsx'
import { RangePreview } from './RangePreview.tsx'
import type { NewOwner } from '#shared/exchange/readOwners.ts'
import type { ReadRow } from './readRows.ts'
import { ROWS_AT_ONCE, type Table } from './readTable.ts'
import { useRangeReading } from './useRangeReading.ts'

export interface Related {
  id: string
  name: string
}

/** What a person takes of a pasted table. */
export interface MadeRows {
  collection: CardCollection
  rows: readonly ReadRow[]
  relateTo: string | null
  /** Organisations to be added to the plan with them. */
  owners: readonly NewOwner[]
}

interface Props {
  table: Table
  kind: CardCollection
  /** What cards of a kind can be related to: the selected card, where that means something. */
  relatedTo: (collection: CardCollection) => Related | null
  make: (made: MadeRows) => void
  /** Puts it down as it is instead; where that is possible. */
  asText: (() => void) | null
  close: () => void
}

/** What was pasted or dropped, row by row, before it becomes cards. */
export const RangeDialog = (props: Props) => {
  const { t } = useTranslation(['making', 'common'])
  return (
    <Modal
      opened
      onClose={props.close}
      title={t('range.title')}
      size="75rem"
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <RangeForm {...props} />
    </Modal>
  )
}

const plan = <T,>(whole: T) => whole

const RangeForm = ({ table, kind, relatedTo, make, asText, close }: Props) => {
  const { t } = useTranslation('making')
  const reading = useRangeReading(
    table,
    usePlan(plan),
    kind,
    (role) => t(`range.role.${role}`),
    useLiveLab().newId,
  )
  const [relate, setRelate] = useState(true)
  const { collection, rows, names, roles } = reading
  const related = relatedTo(collection)
  const taken = rows.filter((row) => row.taken)
  const unused = roles.flatMap((role, at) =>
    role === 'unused' ? [names?.[at] || t('range.column', { column: at + 1 })] : [],
  )
  const submit = () => {
    if (taken.length === 0) return
    make({
      collection,
      rows: taken.map((row) => row.read),
      relateTo: related && relate ? related.id : null,
      owners: reading.unknown.flatMap((name) => reading.added.get(name) ?? []),
    })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t('range.found', {
            rows: t('range.rows', { count: rows.length }),
            columns: t('range.columns', { count: table.columns }),
          })}
          {table.blank > 0 && ` ${t('range.blank', { count: table.blank })}`}
        </Text>
        {table.more > 0 && (
          <Alert color="yellow" p="xs">
            {t('range.more', { count: table.more, most: ROWS_AT_ONCE })}
          </Alert>
        )}
        <Group gap="lg" align="end">
          <NativeSelect
            label={t('range.kind')}
            value={collection}
            data={CARD_COLLECTIONS.map((value) => ({ value, label: t(`range.kinds.${value}`) }))}
            onChange={(event) => reading.setCollection(event.currentTarget.value as CardCollection)}
          />
          {reading.twoWays !== null && (
            <NativeSelect
              label={t('range.slashes', { example: reading.twoWays })}
              value={reading.slashes}
              data={(['unknown', 'dayFirst', 'monthFirst'] as const).map((value) => ({
                value,
                label: t(`range.slash.${value}`),
              }))}
              onChange={(event) => reading.setSlashes(event.currentTarget.value as typeof reading.slashes)}
            />
          )}
          <Stack gap={6}>
            <Checkbox
              label={t('range.header')}
              checked={reading.header}
              onChange={(event) => reading.setHeader(event.currentTarget.checked)}
            />
            {related && (
              <Checkbox
                label={t(`range.relate.${collection}`, { name: related.name })}
                checked={relate}
                onChange={(event) => setRelate(event.currentTarget.checked)}
              />
            )}
          </Stack>
        </Group>
        <RangePreview reading={reading} />
        {reading.unknown.length > 0 && (
          <NewOwners unknown={reading.unknown} added={reading.added} add={reading.addOwner} />
        )}
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed" aria-live="polite">
            {taken.length < rows.length && `${t('range.leftOut', { count: rows.length - taken.length })} `}
            {unused.length > 0 && t('range.unused', { names: unused.join(', ') })}
          </Text>
          <Group gap="xs" ms="auto">
            <Button variant="subtle" color="dark" onClick={close}>
              {t('range.cancel')}
            </Button>
            {asText && (
              <Button variant="default" onClick={asText}>
                {t('range.asText')}
              </Button>
            )}
            <Button type="submit" data-autofocus disabled={taken.length === 0}>
              {t('range.make', { count: taken.length })}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
