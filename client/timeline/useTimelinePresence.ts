import { useEffect, useMemo } from 'react'
import { useLiveLab, useOthers } from '#client/plan/hooks.ts'
import { dateFields } from './dates.ts'

/** Tells the others which row's dates are being moved here, and who of them is at which row. */
export const useTimelinePresence = (
  movedId: string | null,
): ReadonlyMap<string, { name: string; color: string }> => {
  const { presence, store } = useLiveLab()
  useEffect(() => {
    const fields = movedId === null ? null : dateFields(store.get().plan, movedId)
    presence.set({ editing: movedId !== null && fields ? { id: movedId, field: fields.start } : null })
  }, [presence, store, movedId])
  useEffect(() => {
    presence.set({ board: null, cursor: null, selection: [] })
    return () => presence.set({ editing: null })
  }, [presence])
  const others = useOthers()
  return useMemo(
    () =>
      new Map(
        [...others.values()].flatMap(({ editing, seat }) => (editing ? [[editing.id, seat] as const] : [])),
      ),
    [others],
  )
}
