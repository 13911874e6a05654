import { useMemo, useSyncExternalStore } from 'react'
import { lockOn, type Lock } from '#shared/plan/locks.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { useCanEdit, useLiveLab, usePlan, usePlanSnapshot, useRoomState } from './hooks.ts'
import type { PlanSnapshot } from './liveLab.ts'
import { lockOf, mayLock, NO_LOCKS, wholeLockOf, type LockView } from './lockOf.ts'

const same = (a: Lock | null, b: Lock | null): boolean => a?.id === b?.id

/** All locks of the lab, as last told. */
export const useLocks = (): readonly Lock[] => useRoomState()?.locks ?? NO_LOCKS

/** May this seat set and lift locks? */
export const useMayLock = (): boolean => {
  const lab = useLiveLab()
  return useSyncExternalStore(lab.subscribeConnection, () => mayLock(lab.session.seat.role))
}

/** The lock that closes an entity as a whole or, with a field, that field of it; whoever it stops. */
export const useLock = (id: string, field?: string): Lock | null => {
  const locks = useLocks()
  const select = useMemo(
    () => (snapshot: PlanSnapshot) =>
      field === undefined ? wholeLockOf(snapshot, locks, id) : lockOf(snapshot, locks, id, field),
    [locks, id, field],
  )
  return usePlanSnapshot(select, same)
}

const NO_PLACES: LockView['layout'] = new Map()
const NO_INK: LockView['ink'] = new Map()

/**
 * What the locks of a whole table are told from. Where cards lie is part of it only while a part of a board is
 * locked, and drawings while a frame is: others move them all the time.
 */
export const useLockView = (): LockView => {
  const locks = useLocks()
  const placed = locks.some(({ target }) => target.kind === 'area' && target.box !== null)
  const select = useMemo(
    () =>
      ({ layout }: PlanSnapshot) =>
        placed ? layout : NO_PLACES,
    [placed],
  )
  const framed = locks.some(({ target }) => target.kind === 'area' && target.frame !== undefined)
  const selectInk = useMemo(
    () =>
      ({ ink }: PlanSnapshot) =>
        framed ? ink : NO_INK,
    [framed],
  )
  const plan = usePlan(wholePlan)
  const layout = usePlanSnapshot(select)
  const ink = usePlanSnapshot(selectInk)
  return useMemo(() => ({ plan, layout, ink }), [plan, layout, ink])
}

const wholePlan = (plan: Plan) => plan

/** The lock of a room as a whole. */
export const useRoomLock = (room: string): Lock | null => {
  const locks = useLocks()
  const spots = [{ board: room, box: null }]
  return lockOn(locks.filter(isOfArea), { id: room, field: null, within: [], spots })
}

const isOfArea = ({ target }: Lock) =>
  target.kind === 'area' && target.box === null && target.frame === undefined

/** True where a lock on the whole of an entity stands against this seat. */
export const useStopped = (id: string): boolean => {
  const lock = useLock(id)
  const mayLock = useMayLock()
  return lock !== null && !mayLock
}

/** May this seat edit in a room? False while that is locked against it, too. */
export const useCanEditIn = (room: string): boolean => {
  const canEdit = useCanEdit()
  const lock = useRoomLock(room)
  const mayLock = useMayLock()
  return canEdit && (lock === null || mayLock)
}
