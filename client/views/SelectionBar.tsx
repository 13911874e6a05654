import { Button, Kbd, Menu, Modal } from '@mantine/core'
import {
  IconCalendarPlus,
  IconCalendarTime,
  IconChevronUp,
  IconClearAll,
  IconFolderSymlink,
  IconKeyboard,
  IconArrowBarToDown,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react'
import { useDisclosure } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyList } from '#client/ui/KeyList.tsx'
import { labDate } from './planDates.ts'
import type { PlanRow } from './planRows.ts'
import classes from './SelectionBar.module.css'
import type { Asked } from './table/asked.ts'
import { isOneCell, rowsIn, tallyOf, type CellRange } from './table/cellRange.ts'
import { TABLE_KEYS } from './table/tableKeys.ts'
import type { CellDoings } from './table/useCellDoings.ts'

interface Props {
  rows: readonly PlanRow[]
  range: CellRange | null
  canEdit: boolean
  doings: CellDoings
  ask: (asked: Asked) => void
}

/** What is selected, what it comes to, and what can be done with all of it. */
export const SelectionBar = ({ rows, range, canEdit, doings, ask }: Props) => {
  const { t } = useTranslation('table')
  const many = range !== null && !isOneCell(range)
  const tally = useMemo(
    () => (many ? tallyOf(rowsIn(rows, range), range.right - range.left + 1) : null),
    [rows, range, many],
  )
  const words =
    tally &&
    [
      t('selected.rows', { count: tally.rows }),
      t('selected.cells', { count: tally.cells }),
      tally.weeks > 0 && t('selected.weeks', { count: tally.weeks }),
      (tally.first ?? tally.last) !== null &&
        t('selected.between', { first: labDate(tally.first) || '–', last: labDate(tally.last) || '–' }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <div className={classes['bar']}>
      <output aria-live="polite" data-testid="selection">
        {words ?? <span className={classes['hint']}>{t('selected.hint')}</span>}
      </output>
      <div className={classes['actions']}>
        {canEdit && many && (
          <Menu position="top-end">
            <Menu.Target>
              <Button
                size="compact-sm"
                variant="light"
                rightSection={<IconChevronUp size={15} aria-hidden />}
              >
                {t('selected.menu')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Actions doings={doings} ask={ask} />
            </Menu.Dropdown>
          </Menu>
        )}
        <KeysHelp />
      </div>
    </div>
  )
}

const Actions = ({ doings, ask }: Pick<Props, 'doings' | 'ask'>) => {
  const { t } = useTranslation('table')
  const all = [
    { name: 'responsible', Icon: IconUsers, act: () => ask({ kind: 'responsible' }) },
    { name: 'shift', Icon: IconCalendarTime, act: () => ask({ kind: 'shift' }) },
    { name: 'move', Icon: IconFolderSymlink, act: () => ask({ kind: 'move' }) },
    { name: 'fill', Icon: IconArrowBarToDown, act: () => doings.fillDown(0), keys: 'Ctrl D' },
    { name: 'fillDay', Icon: IconCalendarPlus, act: () => doings.fillDown(1) },
    { name: 'fillWeek', Icon: IconCalendarPlus, act: () => doings.fillDown(7) },
    { name: 'clear', Icon: IconClearAll, act: () => doings.clear(), keys: 'Del' },
    { name: 'remove', Icon: IconTrash, act: doings.removeRows, keys: 'Ctrl Del' },
  ] as const
  return all.map(({ name, Icon, act, ...more }) => (
    <Menu.Item
      key={name}
      leftSection={<Icon size={16} aria-hidden />}
      rightSection={'keys' in more ? <Kbd size="xs">{more.keys}</Kbd> : undefined}
      onClick={act}
    >
      {t(`act.${name}`)}
    </Menu.Item>
  ))
}

/** The keys of the table. */
const KeysHelp = () => {
  const { t } = useTranslation(['table', 'common'])
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="dark"
        leftSection={<IconKeyboard size={16} aria-hidden />}
        onClick={open}
      >
        {t('keys.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('keys.title')}
        size="44rem"
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <KeyList keys={TABLE_KEYS} name={(act) => t(`keys.${act}`)} columns />
      </Modal>
    </>
  )
}
