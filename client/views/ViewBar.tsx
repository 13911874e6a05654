import { Button, CloseButton, Menu, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconColumns3, IconLayoutRows, IconSearch } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlan } from '#client/plan/hooks.ts'
import { toolbarKeys } from '#client/ui/toolbarKeys.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { MORE_COLUMNS, type Column } from './gridColumns.ts'
import { GROUPINGS, isFiltered, NO_FILTER, type TableView } from './table/tableView.ts'
import type { ViewInHand } from './table/useTableView.ts'
import classes from './ViewBar.module.css'

interface Props {
  view: TableView
  change: ViewInHand['change']
  titleOf: (column: Column) => string
  shown: number
  total: number
  /** On a page of all rooms there is more to choose from. */
  whole: boolean
  phone: boolean
}

/** How the table is looked at: what is searched, what stands under what, which columns, and what is left out. */
export const ViewBar = memo((props: Props) => {
  const { view, change, phone } = props
  const { t } = useTranslation('table')
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('view.label')} ref={toolbarKeys}>
      <SearchField text={view.filter.text} search={(text) => change({ filter: { text } })} />
      <FilterMenu filter={view.filter} change={(filter) => change({ filter })} whole={props.whole} />
      {!phone && (
        <>
          <GroupMenu {...props} />
          <ColumnsMenu {...props} />
        </>
      )}
      <ViewState {...props} />
    </div>
  )
})

const SEARCH_AFTER_MS = 200

const SearchField = ({ text, search }: { text: string; search: (text: string) => void }) => {
  const { t } = useTranslation('table')
  const [typed, setTyped] = useState(text)
  const [before, setBefore] = useState(text)
  const later = useDebouncedCallback(search, SEARCH_AFTER_MS)
  if (text !== before) {
    setBefore(text)
    setTyped(text)
  }
  const write = (next: string) => {
    setTyped(next)
    setBefore(text)
    later(next)
  }
  return (
    <TextInput
      className={classes['search'] ?? ''}
      size="sm"
      type="search"
      aria-label={t('view.search')}
      placeholder={t('view.searchShort')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed !== '' && <CloseButton size="sm" aria-label={t('view.searchClear')} onClick={() => write('')} />
      }
      value={typed}
      onChange={(event) => write(event.currentTarget.value)}
    />
  )
}

const GroupMenu = ({ view, change, whole }: Props) => {
  const { t } = useTranslation('table')
  const by = view.group === 'none' ? undefined : t(`group.${view.group}`)
  const choices = GROUPINGS.filter((one) => whole || one !== 'room')
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconLayoutRows size={17} aria-hidden />}
          aria-label={by && t('view.group', { by })}
        >
          {by ? t('view.groupShort', { by }) : t('view.notGrouped')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={view.group}
          onChange={(by) => change({ group: choices.find((one) => one === by) ?? view.group })}
        >
          {choices.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick>
              {t(`group.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

const ColumnsMenu = ({ view, change, titleOf }: Props) => {
  const { t } = useTranslation('table')
  const bilingual = usePlan((plan) => [...plan.lab.values()].some((lab) => lab.secondLanguage !== ''))
  const count = view.columns.length
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="sm" variant="default" leftSection={<IconColumns3 size={17} aria-hidden />}>
          {count === 0 ? t('view.columns') : t('view.columnsMore', { count })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('view.columnsHint')}</Menu.Label>
        {MORE_COLUMNS.filter((one) => one !== 'translation' || bilingual).map((one) => (
          <Menu.CheckboxItem
            key={one}
            checked={view.columns.includes(one)}
            onChange={(shown) =>
              change(({ columns }) => ({
                columns: MORE_COLUMNS.filter((column) => (column === one ? shown : columns.includes(column))),
              }))
            }
          >
            {titleOf(one)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What is sorted and left out, in words, and the way back. */
const ViewState = ({ view, change, titleOf, shown, total }: Props) => {
  const { t } = useTranslation('table')
  const filtered = isFiltered(view.filter)
  const { sort } = view
  return (
    <div className={classes['state']}>
      <output aria-live="polite">
        {filtered ? t('view.shown', { shown, count: total }) : t('view.all', { count: total })}
        {sort &&
          ` · ${t(sort.descending ? 'view.sortedDown' : 'view.sorted', { column: titleOf(sort.column) })}`}
      </output>
      {filtered && (
        <Button size="compact-sm" variant="subtle" onClick={() => change({ filter: NO_FILTER })}>
          {t('view.clearFilter')}
        </Button>
      )}
      {sort && (
        <Button size="compact-sm" variant="subtle" onClick={() => change({ sort: null })}>
          {t('view.clearSort')}
        </Button>
      )}
    </div>
  )
}
