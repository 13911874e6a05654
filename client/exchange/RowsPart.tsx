import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stateOf, type Item, type RowState } from '#shared/exchange/reading.ts'
import { leftOutCsv } from '#shared/exchange/rejected.ts'
import { downloadCsv } from '#client/ui/download.ts'
import { fileName } from './fileName.ts'
import classes from './Exchange.module.css'
import { LinkOffers } from './LinkOffers.tsx'
import { RowList } from './RowList.tsx'
import type { Importing } from './useImport.ts'

type Filter = 'all' | RowState

const FILTERS: readonly Filter[] = ['all', 'accept', 'warn', 'reject']

/** Every row with what becomes of it. */
export const RowsPart = ({ importing, name }: { importing: Importing; name: string }) => {
  const { t } = useTranslation('exchange')
  const { reading, fateOf, leave } = importing
  const [filter, setFilter] = useState<Filter>('all')
  const shownState = (item: Item): RowState => (fateOf(item) === 'leftOut' ? 'reject' : stateOf(item.notes))
  const byState = Map.groupBy(reading.items, shownState)
  const countOf = (one: Filter) => (one === 'all' ? reading.items : (byState.get(one) ?? [])).length
  const shown = filter === 'all' ? reading.items : (byState.get(filter) ?? [])
  const leftOut = byState.get('reject') ?? []
  const reason = (item: Item) =>
    item.notes.length === 0
      ? t('note.leftOut')
      : item.notes.map((note) => t(`note.${note.code}`, { text: note.text })).join(' ')
  const rows = shown.filter(importing.mayLeave).map(({ row }) => row)
  const names = { row: t('rows.number'), reason: t('rows.reason') }
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['heading']}>{t('rows.heading')}</legend>
      <Group justify="space-between" gap="xs" mb="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('rows.filter')}
          value={filter}
          data={FILTERS.map((value) => ({ value, label: t(`rows.${value}`, { count: countOf(value) }) }))}
          onChange={(value) => setFilter(value as Filter)}
        />
        <Group gap="xs">
          {leftOut.length > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={() =>
                downloadCsv(
                  `${fileName(name, t('rows.fileName'))}.csv`,
                  leftOutCsv(reading.header, leftOut, names, reason),
                )
              }
            >
              {t('rows.download', { count: leftOut.length })}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="dark" onClick={() => leave(rows, false)}>
            {t('rows.takeAll')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="dark" onClick={() => leave(rows, true)}>
            {t('rows.leaveAll')}
          </Button>
        </Group>
      </Group>
      <RowList items={shown} importing={importing} />
      <LinkOffers importing={importing} />
      {reading.missing.length > 0 && (
        <Checkbox
          mt="sm"
          checked={importing.removeMissing}
          label={t('rows.missing', { count: reading.missing.length })}
          onChange={(event) => importing.setRemoveMissing(event.currentTarget.checked)}
        />
      )}
    </fieldset>
  )
}
