import { useCallback, useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useChangeAddress } from '#client/ui/useChangeAddress.ts'
import { rememberedView, rememberView, viewKey } from './rememberedView.ts'
import { namesView, saidOfView, viewOfAddress, type Filter, type TableView } from './tableView.ts'

/** What is to be looked at otherwise; the rest, also of the filter, stays. */
export type ViewChange = Partial<Omit<TableView, 'filter'>> & { filter?: Partial<Filter> }

export interface ViewInHand {
  view: TableView
  /** A change that goes by the view before it is told as a function: the last one may not be on the screen yet. */
  change: (change: ViewChange | ((now: TableView) => ViewChange)) => void
}

/**
 * How the table is looked at: as its address says, so that it can be passed on; else as this seat last looked at it
 * on this device.
 */
export const useTableView = (room: string | null): ViewInHand => {
  const { session } = useLiveLab()
  const [params] = useSearchParams()
  const changeAddress = useChangeAddress()
  const key = viewKey(session.seat.id, room)
  const said = params.toString()
  const view = useMemo(() => viewOfAddress(new URLSearchParams(said)), [said])

  useEffect(() => {
    const kept = namesView(params) ? null : rememberedView(key)
    if (kept) changeAddress(saidOfView(kept))
  }, [params, key, changeAddress])

  const change = useCallback(
    (told: ViewChange | ((now: TableView) => ViewChange)) =>
      changeAddress((address) => {
        const now = viewOfAddress(address)
        const { filter, ...changed } = typeof told === 'function' ? told(now) : told
        const next = { ...now, ...changed, filter: { ...now.filter, ...filter } }
        rememberView(key, next)
        return saidOfView(next)
      }),
    [changeAddress, key],
  )
  return { view, change }
}
