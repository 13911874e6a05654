import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTable, IconTargetArrow } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { boardOf, workstreams } from '#shared/plan/select.ts'
import { ExchangeMenu } from '#client/exchange/ExchangeMenu.tsx'
import { useLanded } from '#client/exchange/importContext.ts'
import { WeekTask } from '#client/first/WeekTask.tsx'
import { BringEveryone } from '#client/guide/BringEveryone.tsx'
import { Followers } from '#client/guide/people/Followers.tsx'
import { PeopleHere } from '#client/guide/people/PeopleHere.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { ChecksPanel } from './ChecksPanel.tsx'
import { EntityDrawer } from './EntityDrawer.tsx'
import { findingsOfRoom } from './findingsOfRoom.ts'
import { columnOf } from './gridColumns.ts'
import { PlanCards } from './PlanCards.tsx'
import { PlanGrid } from './PlanGrid.tsx'
import classes from './PlanPage.module.css'
import { isGroup, type PlanRow } from './planRows.ts'
import { PlanToolbar } from './PlanToolbar.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { NO_FILTER } from './table/tableView.ts'
import { usePlanTable, type PlanTableModel } from './table/usePlanTable.ts'
import { TableDialogs } from './TableDialogs.tsx'
import { ViewBar } from './ViewBar.tsx'

interface Props {
  /** A workstream's id; null for all of them. */
  room: string | null
  /** The card that the page's address names: its details are opened. */
  card: string | null
}

/** The 3-feet plan of a room or of all: its table, what the rules say about it, and the details of what is in it. */
export const PlanTable = ({ room, card }: Props) => {
  const table = usePlanTable(room)
  const { inHand, arranged, props, drawer, phone } = table
  const { rows, range, selection, editing, doings, begin, facts } = props
  const { plan, lint } = facts
  const findings = useMemo(
    () => (room === null ? lint.findings : findingsOfRoom(plan, lint.findings, room)),
    [plan, lint, room],
  )
  const [checks, { toggle: toggleChecks, close: closeChecks }] = useDisclosure(false)
  const { openById } = drawer
  const isHere = card !== null && (room === null || boardOf(plan, card) === room)
  useEffect(() => {
    if (isHere) openById(card)
  }, [isHere, card, openById])

  useShowLanded(table)

  const goTo = ({ path }: Finding) => {
    const isRow = arranged.rooms.some(({ groups }) =>
      groups.some((group) => group.rows.some((row) => row.id === path.id)),
    )
    if (!isRow) return drawer.open(path)
    table.reveal(path.id)
    selection.goTo({ rowId: path.id, column: columnOf(path.field) })
  }
  const roomFor = room ?? roomOf(selection.row) ?? workstreams(plan)[0]?.id ?? null
  const addInitiative =
    roomFor === null || !editing.canEdit ? null : () => begin(editing.addInitiative(roomFor))
  // Whoever moves about in the table does not draw these again.
  const people = useMemo(() => <People room={room} />, [room])
  const exchange = useMemo(() => <ExchangeMenu workstreamId={room} />, [room])
  if (table.loading) return <Loading />
  const { row, extent } = selection
  const isEmpty = arranged.rooms.every(({ groups }) => groups.length === 0)
  return (
    <div className={classes['page']}>
      <PlanToolbar
        canEdit={editing.canEdit}
        phone={phone}
        addInitiative={addInitiative}
        addMilestone={row && (() => begin(editing.addMilestone(row)))}
        addActivity={row && (() => begin(editing.addActivity(row)))}
        remove={row && (() => (extent ? doings.removeRows() : editing.remove(row)))}
        people={people}
        exchange={exchange}
        checks={{ count: findings.length, shown: checks, toggle: toggleChecks }}
      />
      {!isEmpty && (
        <ViewBar
          {...inHand}
          titleOf={props.titleOf}
          shown={arranged.shown}
          total={arranged.total}
          whole={room === null}
          phone={phone}
        />
      )}
      <div className={classes['body']}>
        {isEmpty ? <EmptyRoom add={addInitiative} /> : <Rows {...table} />}
        {checks && <ChecksPanel plan={plan} findings={findings} goTo={goTo} close={closeChecks} />}
      </div>
      {!isEmpty && !phone && (
        <SelectionBar rows={rows} range={range} canEdit={editing.canEdit} doings={doings} ask={table.ask} />
      )}
      <TableDialogs asked={table.asked} doings={doings} close={() => table.ask(null)} />
      {drawer.shown && <EntityDrawer {...drawer.shown} onClose={drawer.close} />}
    </div>
  )
}

/** What was imported is shown where it begins. */
const useShowLanded = ({ reveal, props }: PlanTableModel) => {
  const { goTo } = props.selection
  const landed = useLanded()
  const shown = useRef(landed)
  useEffect(() => {
    if (landed === null || landed === shown.current) return
    shown.current = landed
    reveal(landed.id)
    goTo({ rowId: landed.id, column: 'text', atTop: true })
  }, [landed, reveal, goTo])
}

/** The room a row is in. */
const roomOf = (row: PlanRow | null): string | null => {
  if (!row) return null
  if (!isGroup(row)) return row.roomId
  if (row.kind === 'room') return row.id
  return row.kind === 'initiative' ? row.initiative.workstreamId : (row.rows[0]?.roomId ?? null)
}

/** Who is in the room, and what concerns all of them. */
const People = ({ room }: { room: string | null }) => (
  <>
    <Followers />
    {room !== null && (
      <>
        <PeopleHere board={room} />
        <BringEveryone board={room} view={() => null} iconOnly />
      </>
    )}
  </>
)

const Rows = ({ inHand, props, phone }: PlanTableModel) => {
  const { t } = useTranslation('table')
  const View = phone ? PlanCards : PlanGrid
  if (props.rows.length > 0) return <View {...props} />
  return (
    <Nothing title={t('nothingShown.title')} text={t('nothingShown.text')}>
      <Button variant="default" onClick={() => inHand.change({ filter: NO_FILTER })}>
        {t('view.clearFilter')}
      </Button>
    </Nothing>
  )
}

const EmptyRoom = ({ add }: { add: (() => void) | null }) => {
  const { t } = useTranslation('plan')
  return (
    <Nothing title={t('emptyRoom.title')} text={t(add ? 'emptyRoom.text' : 'emptyRoom.readOnly')}>
      <WeekTask centred />
      {add && (
        <Button leftSection={<IconTargetArrow size={18} aria-hidden />} onClick={add}>
          {t('emptyRoom.add')}
        </Button>
      )}
    </Nothing>
  )
}

const Nothing = (props: { title: string; text: string; children: ReactNode }) => (
  <div className={classes['nothing']}>
    <EmptyState icon={<IconTable size={28} />} {...props} />
  </div>
)
