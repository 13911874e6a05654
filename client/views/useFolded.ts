import { useCallback, useMemo, useState } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'
import { keepOpened, openedGroups } from './openedGroups.ts'

export interface Folded {
  closed: ReadonlySet<string>
  /** Folds away or opens; what was opened though it is empty stays so on this device. */
  fold: (ids: readonly string[], away: boolean) => void
}

const withIds = (set: ReadonlySet<string>, ids: readonly string[]): Set<string> => new Set([...set, ...ids])
const withoutIds = (set: ReadonlySet<string>, ids: readonly string[]): Set<string> =>
  new Set([...set].filter((id) => !ids.includes(id)))

/** Which groups are folded away: those of `empty` until they are opened, others once they are closed. */
export const useFolded = (empty: ReadonlySet<string>): Folded => {
  const { id: seatId } = useLiveLab().session.seat
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState(() => openedGroups(seatId))
  const closed = useMemo(
    () =>
      withIds(
        shut,
        [...empty].filter((id) => !opened.has(id)),
      ),
    [shut, empty, opened],
  )
  const fold = useCallback(
    (ids: readonly string[], away: boolean) => {
      setShut((before) => (away ? withIds(before, ids) : withoutIds(before, ids)))
      const touched = ids.filter((id) => empty.has(id))
      if (touched.length === 0) return
      const next = away ? withoutIds(opened, touched) : withIds(opened, touched)
      setOpened(next)
      keepOpened(seatId, next)
    },
    [empty, opened, seatId],
  )
  return { closed, fold }
}
