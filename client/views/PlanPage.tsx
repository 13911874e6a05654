import { Button } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconTable, IconTargetArrow } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { WeekTask } from '#client/first/WeekTask.tsx'
import { BringEveryone } from '#client/guide/BringEveryone.tsx'
import { Followers } from '#client/guide/people/Followers.tsx'
import { PeopleHere } from '#client/guide/people/PeopleHere.tsx'
import { boardOf } from '#shared/plan/select.ts'
import { useConnection, useLint, usePlan } from '#client/plan/hooks.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { ChecksPanel } from './ChecksPanel.tsx'
import { EntityDrawer } from './EntityDrawer.tsx'
import { findingsOfRoom } from './findingsOfRoom.ts'
import { columnOf } from './gridColumns.ts'
import { PlanCards } from './PlanCards.tsx'
import { PlanGrid } from './PlanGrid.tsx'
import classes from './PlanPage.module.css'
import { planRows } from './planRows.ts'
import { PlanToolbar } from './PlanToolbar.tsx'
import { useClosedGroups } from './useClosedGroups.ts'
import { useOpenEntity } from './useOpenEntity.ts'
import { usePlanEditing } from './usePlanEditing.ts'
import { usePlanSelection } from './usePlanSelection.ts'
import { usePlanTable } from './usePlanTable.ts'

/** On a phone the table becomes cards. */
const PHONE = '(max-width: 40em)'

interface Props {
  workstreamId: string
  /** The card that the page's address names: its details are opened. */
  card?: string | null
}

/** The 3-feet plan of a room: its table, what the rules say about it, and the details of what is in it. */
export const PlanPage = ({ workstreamId, card = null }: Props) => {
  const { t } = useTranslation('plan')
  const plan = usePlan((p) => p)
  const loading = useConnection().kind === 'loading' && plan.workstreams.size === 0
  const lint = useLint()
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  const editing = usePlanEditing(workstreamId)
  const groups = useMemo(() => planRows(plan, workstreamId), [plan, workstreamId])
  const findings = useMemo(
    () => findingsOfRoom(plan, lint.findings, workstreamId),
    [plan, lint, workstreamId],
  )
  const [checks, { toggle: toggleChecks, close: closeChecks }] = useDisclosure(false)
  const groupsClosed = useClosedGroups()
  const { titles, rows } = usePlanTable(groups, groupsClosed.closed)
  const selection = usePlanSelection(rows)
  const drawer = useOpenEntity()
  const { openById } = drawer
  const isHere = card !== null && boardOf(plan, card) === workstreamId
  useEffect(() => {
    if (isHere) openById(card)
  }, [isHere, card, openById])

  const begin = (rowId: string | null) => {
    if (rowId === null) return
    groupsClosed.reveal(rowId)
    selection.edit({ rowId, column: 'text' }, null)
  }
  const goTo = ({ path }: Finding) => {
    if (!groups.some((group) => group.rows.some((row) => row.id === path.id))) return drawer.open(path)
    groupsClosed.reveal(path.id)
    selection.goTo({ rowId: path.id, column: columnOf(path.field) })
  }
  if (loading) return <Loading />
  const View = phone ? PlanCards : PlanGrid
  return (
    <div className={classes['page']}>
      <PlanToolbar
        canEdit={editing.canEdit}
        phone={phone}
        addInitiative={() => begin(editing.addInitiative())}
        addMilestone={selection.row && (() => begin(editing.addMilestone(selection.row)))}
        addActivity={selection.row && (() => begin(editing.addActivity(selection.row)))}
        remove={selection.row && (() => selection.row && editing.remove(selection.row))}
        people={
          <>
            <Followers />
            <PeopleHere board={workstreamId} />
            <BringEveryone board={workstreamId} view={() => null} iconOnly />
          </>
        }
        checks={{ count: findings.length, shown: checks, toggle: toggleChecks }}
      />
      <div className={classes['body']}>
        {groups.length === 0 ? (
          <div className={classes['nothing']}>
            <EmptyState
              icon={<IconTable size={28} />}
              title={t('emptyRoom.title')}
              text={t(editing.canEdit ? 'emptyRoom.text' : 'emptyRoom.readOnly')}
            >
              <WeekTask centred />
              {editing.canEdit && (
                <Button
                  leftSection={<IconTargetArrow size={18} aria-hidden />}
                  onClick={() => begin(editing.addInitiative())}
                >
                  {t('emptyRoom.add')}
                </Button>
              )}
            </EmptyState>
          </div>
        ) : (
          <View
            {...groupsClosed}
            titles={titles}
            rows={rows}
            selection={selection}
            editing={editing}
            open={drawer.openById}
            begin={begin}
          />
        )}
        {checks && <ChecksPanel plan={plan} findings={findings} goTo={goTo} close={closeChecks} />}
      </div>
      {drawer.shown && <EntityDrawer {...drawer.shown} onClose={drawer.close} />}
    </div>
  )
}
