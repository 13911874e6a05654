import { useCallback, useMemo } from 'react'
import { initiativeOf, liveOf } from '#shared/plan/select.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import type { RoomRows } from './table/arrangeRows.ts'
import { useFolded } from './useFolded.ts'

export interface ClosedGroups {
  closed: ReadonlySet<string>
  toggle: (groupId: string) => void
  /** Opens the group that a row is in. */
  reveal: (rowId: string) => void
}

/** Rooms in which nothing stands, as long as something stands in another. */
const emptyRooms = (rooms: readonly RoomRows[]): string[] => {
  const isEmpty = ({ groups }: RoomRows) => groups.every(({ rows }) => rows.length === 0)
  if (rooms.every(isEmpty)) return []
  return rooms.filter(isEmpty).flatMap(({ room }) => room?.id ?? [])
}

/** Which groups are folded away on this screen; a room without rows is, until somebody opens it. */
export const useClosedGroups = (rooms: readonly RoomRows[]): ClosedGroups => {
  const { store } = useLiveLab()
  const named = emptyRooms(rooms).join(' ')
  const empty = useMemo(() => new Set(named.split(' ').filter(Boolean)), [named])
  const { closed, fold } = useFolded(empty)
  const toggle = useCallback((id: string) => fold([id], !closed.has(id)), [fold, closed])
  const reveal = useCallback(
    (rowId: string) => {
      const { plan } = store.get()
      const activity = liveOf(plan, 'activities', rowId)
      const initiative = activity
        ? initiativeOf(plan, activity)
        : liveOf(plan, 'initiatives', liveOf(plan, 'milestones', rowId)?.initiativeId ?? rowId)
      const room = initiative?.workstreamId ?? activity?.workstreamId ?? ''
      // Of a group of rows that are alike nobody knows from the plan what is in it.
      const holds = (id: string) =>
        id === (initiative?.id ?? rowId) || id === room || id.startsWith('loose') || id.startsWith('alike')
      const inTheWay = [...closed].filter(holds)
      if (inTheWay.length > 0) fold(inTheWay, false)
    },
    [store, closed, fold],
  )
  return { closed, toggle, reveal }
}
