import { Button } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconTable, IconTargetArrow } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { boardOf, workstreams } from '#shared/plan/select.ts'
import { ExchangeMenu } from '#client/exchange/ExchangeMenu.tsx'
import { WeekTask } from '#client/first/WeekTask.tsx'
import { BringEveryone } from '#client/guide/BringEveryone.tsx'
import { Followers } from '#client/guide/people/Followers.tsx'
import { PeopleHere } from '#client/guide/people/PeopleHere.tsx'
import { useConnection } from '#client/plan/hooks.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { ChecksPanel } from './ChecksPanel.tsx'
import { EntityDrawer } from './EntityDrawer.tsx'
import { findingsOfRoom } from './findingsOfRoom.ts'
import { columnOf, COLUMNS, type Column } from './gridColumns.ts'
import { PlanCards } from './PlanCards.tsx'
import { PlanGrid } from './PlanGrid.tsx'
import classes from './PlanPage.module.css'
import { isGroup, type PlanRow } from './planRows.ts'
import { PlanToolbar } from './PlanToolbar.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import type { Asked } from './table/asked.ts'
import { rangeOf } from './table/cellRange.ts'
import { isFiltered, nextSort, NO_FILTER } from './table/tableView.ts'
import { useArrangedRows } from './table/useArrangedRows.ts'
import { useCellDoings } from './table/useCellDoings.ts'
import { useColumnTitle } from './table/useColumnTitle.ts'
import { useFactsOf } from './table/useFactsOf.ts'
import { useKeptRows } from './table/useKeptRows.ts'
import { useTableView } from './table/useTableView.ts'
import { TableDialogs } from './TableDialogs.tsx'
import { useClosedGroups } from './useClosedGroups.ts'
import { useOpenEntity } from './useOpenEntity.ts'
import { usePlanEditing } from './usePlanEditing.ts'
import { usePlanSelection } from './usePlanSelection.ts'
import { ViewBar } from './ViewBar.tsx'

/** On a phone the table becomes cards. */
const PHONE = '(max-width: 40em)'

interface Props {
  /** A workstream's id; null for all of them. */
  room: string | null
  /** The card that the page's address names: its details are opened. */
  card: string | null
}

/** The 3-feet plan of a room or of all: its table, what the rules say about it, and the details of what is in it. */
export const PlanTable = ({ room, card }: Props) => {
  const { t } = useTranslation(['plan', 'table'])
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  const { view, change } = useTableView(room)
  const titleOf = useColumnTitle()
  const columns = useMemo((): readonly Column[] => [...COLUMNS, ...view.columns], [view.columns])
  const facts = useFactsOf(
    useMemo(() => [...columns, ...(view.sort ? [view.sort.column] : [])], [columns, view.sort]),
  )
  const { plan, lint } = facts
  const loading = useConnection().kind === 'loading' && plan.workstreams.size === 0
  const editing = usePlanEditing(room, titleOf)
  const groupsClosed = useClosedGroups()
  const { kept, keep } = useKeptRows(view)
  const arranged = useArrangedRows({ room, facts, view, closed: groupsClosed.closed, kept })
  const { rows } = arranged
  const selection = usePlanSelection(rows, columns)
  const { place, extent, indexOf } = selection
  const range = useMemo(
    () => rangeOf(rows.length, indexOf, columns, place, extent),
    [rows.length, indexOf, columns, place, extent],
  )
  const [asked, setAsked] = useState<Asked | null>(null)
  const doings = useCellDoings({
    rows,
    columns,
    titleOf,
    selection,
    range,
    facts,
    canEdit: editing.canEdit,
    keep,
    ask: setAsked,
  })
  const findings = useMemo(
    () => (room === null ? lint.findings : findingsOfRoom(plan, lint.findings, room)),
    [plan, lint, room],
  )
  const [checks, { toggle: toggleChecks, close: closeChecks }] = useDisclosure(false)
  const drawer = useOpenEntity()
  const { openById } = drawer
  const isHere = card !== null && (room === null || boardOf(plan, card) === room)
  useEffect(() => {
    if (isHere) openById(card)
  }, [isHere, card, openById])
  const sortBy = useCallback(
    (column: Column) => change({ sort: nextSort(view.sort, column) }),
    [change, view.sort],
  )

  const begin = (rowId: string | null) => {
    if (rowId === null) return
    keep([rowId])
    groupsClosed.reveal(rowId)
    selection.edit({ rowId, column: 'text' }, null)
  }
  const goTo = ({ path }: Finding) => {
    const isRow = arranged.rooms.some(({ groups }) =>
      groups.some((g) => g.rows.some((row) => row.id === path.id)),
    )
    if (!isRow) return drawer.open(path)
    keep([path.id])
    groupsClosed.reveal(path.id)
    selection.goTo({ rowId: path.id, column: columnOf(path.field) })
  }
  const roomFor = room ?? roomOf(selection.row) ?? workstreams(plan)[0]?.id ?? null
  const addInitiative = () => begin(roomFor === null ? null : editing.addInitiative(roomFor))
  if (loading) return <Loading />
  const View = phone ? PlanCards : PlanGrid
  const empty = arranged.rooms.every(({ groups }) => groups.length === 0)
  return (
    <div className={classes['page']}>
      <PlanToolbar
        canEdit={editing.canEdit}
        phone={phone}
        addInitiative={addInitiative}
        addMilestone={selection.row && (() => begin(editing.addMilestone(selection.row)))}
        addActivity={selection.row && (() => begin(editing.addActivity(selection.row)))}
        remove={
          selection.row &&
          (() => (extent ? doings.removeRows() : selection.row && editing.remove(selection.row)))
        }
        people={
          <>
            <Followers />
            {room !== null && (
              <>
                <PeopleHere board={room} />
                <BringEveryone board={room} view={() => null} iconOnly />
              </>
            )}
          </>
        }
        exchange={<ExchangeMenu workstreamId={room} />}
        checks={{ count: findings.length, shown: checks, toggle: toggleChecks }}
      />
      {!empty && (
        <ViewBar
          view={view}
          change={change}
          titleOf={titleOf}
          shown={arranged.shown}
          total={arranged.total}
          whole={room === null}
          phone={phone}
        />
      )}
      <div className={classes['body']}>
        {empty ? (
          <div className={classes['nothing']}>
            <EmptyState
              icon={<IconTable size={28} />}
              title={t('emptyRoom.title')}
              text={t(editing.canEdit ? 'emptyRoom.text' : 'emptyRoom.readOnly')}
            >
              <WeekTask centred />
              {editing.canEdit && roomFor !== null && (
                <Button leftSection={<IconTargetArrow size={18} aria-hidden />} onClick={addInitiative}>
                  {t('emptyRoom.add')}
                </Button>
              )}
            </EmptyState>
          </div>
        ) : rows.length === 0 ? (
          <div className={classes['nothing']}>
            <EmptyState
              icon={<IconTable size={28} />}
              title={t('nothingShown.title', { ns: 'table' })}
              text={t('nothingShown.text', { ns: 'table' })}
            >
              <Button variant="default" onClick={() => change({ filter: NO_FILTER })}>
                {t('view.clearFilter', { ns: 'table' })}
              </Button>
            </EmptyState>
          </div>
        ) : (
          <View
            {...groupsClosed}
            columns={columns}
            titleOf={titleOf}
            rows={rows}
            facts={facts}
            sort={view.sort}
            sortBy={sortBy}
            grouping={view.group}
            hasRooms={room === null}
            isPlain={view.group === 'initiative' && view.sort === null && !isFiltered(view.filter)}
            range={range}
            selection={selection}
            editing={editing}
            doings={doings}
            open={drawer.openById}
            begin={begin}
          />
        )}
        {checks && <ChecksPanel plan={plan} findings={findings} goTo={goTo} close={closeChecks} />}
      </div>
      {!empty && !phone && (
        <SelectionBar rows={rows} range={range} canEdit={editing.canEdit} doings={doings} ask={setAsked} />
      )}
      <TableDialogs asked={asked} doings={doings} close={() => setAsked(null)} />
      {drawer.shown && <EntityDrawer {...drawer.shown} onClose={drawer.close} />}
    </div>
  )
}

/** The room a row is in. */
const roomOf = (row: PlanRow | null): string | null => {
  if (!row) return null
  if (!isGroup(row)) return row.roomId
  if (row.kind === 'room') return row.id
  return row.kind === 'initiative' ? row.initiative.workstreamId : (row.rows[0]?.roomId ?? null)
}
