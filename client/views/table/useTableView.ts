import { useCallback, useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useLiveLab } from '#client/plan/hooks.ts'
import { rememberedView, rememberView, viewKey } from './rememberedView.ts'
import { addressOfView, namesView, viewOfAddress, type TableView } from './tableView.ts'

export interface ViewInHand {
  view: TableView
  change: (change: Partial<TableView>) => void
}

/**
 * How the table is looked at: as its address says, so that it can be passed on; else as this seat last looked at it
 * on this device.
 */
export const useTableView = (room: string | null): ViewInHand => {
  const { session } = useLiveLab()
  const [params, setParams] = useSearchParams()
  const key = viewKey(session.seat.id, room)
  const said = params.toString()
  const view = useMemo(() => viewOfAddress(new URLSearchParams(said)), [said])

  useEffect(() => {
    const kept = namesView(params) ? null : rememberedView(key)
    if (kept) setParams((now) => addressOfView(now, kept), { replace: true })
  }, [params, key, setParams])

  const change = useCallback(
    (changed: Partial<TableView>) => {
      setParams(
        (now) => {
          const next = { ...viewOfAddress(now), ...changed }
          rememberView(key, next)
          return addressOfView(now, next)
        },
        { replace: true },
      )
    },
    [setParams, key],
  )
  return { view, change }
}
