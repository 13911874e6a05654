import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Plan } from '#shared/plan/plan.ts'
import type { RoomState } from '#shared/wire/frames.ts'
import type { Presence } from '#shared/wire/presence.ts'
import type { ConnectionState, LiveLab, PlanSnapshot } from './liveLab.ts'
import { lintOf, type LintResult } from './lintStore.ts'
import { selectionOf } from './selection.ts'

export const LiveLabContext = createContext<LiveLab | null>(null)

/** The live lab of the page; only inside `<LiveLabProvider>`. */
export const useLiveLab = (): LiveLab => {
  const lab = useContext(LiveLabContext)
  if (!lab) throw new Error('useLiveLab needs a LiveLabProvider above it')
  return lab
}

/** A part of the document's state; renders again only when `equal` says the selection differs. */
export const usePlanSnapshot = <T>(
  selector: (snapshot: PlanSnapshot) => T,
  equal: (a: T, b: T) => boolean = Object.is,
): T => {
  const { store } = useLiveLab()
  const select = useMemo(() => selectionOf(store.get, selector, equal), [store, selector, equal])
  return useSyncExternalStore(store.subscribe, select)
}

/** A part of the plan: `usePlan((plan) => liveOf(plan, 'initiatives', id))`. */
export const usePlan = <T>(selector: (plan: Plan) => T, equal?: (a: T, b: T) => boolean): T =>
  usePlanSnapshot(
    useMemo(() => (s: PlanSnapshot) => selector(s.plan), [selector]),
    equal,
  )

/** What the rules say about the plan, at most 300 ms behind it. */
export const useLint = (): LintResult => {
  const lint = lintOf(useLiveLab().store)
  return useSyncExternalStore(lint.subscribe, lint.get)
}

/** What the saved-state line says. */
export const useConnection = (): ConnectionState => {
  const lab = useLiveLab()
  return useSyncExternalStore(lab.subscribeConnection, lab.connection)
}

/** What of that line a part needs; renders again only when this differs, where the line itself changes with every edit. */
export const useOfConnection = <T extends string | boolean | null>(
  select: (state: ConnectionState) => T,
): T => {
  const lab = useLiveLab()
  return useSyncExternalStore(lab.subscribeConnection, () => select(lab.connection()))
}

/** Phase, version and revision of the lab; a revision that moved means: ask again over HTTP. */
export const useRoomState = (): RoomState | null => {
  const lab = useLiveLab()
  return useSyncExternalStore(lab.subscribeConnection, lab.room)
}

export const useCanEdit = (): boolean => {
  const lab = useLiveLab()
  return useSyncExternalStore(lab.subscribeConnection, lab.canEdit)
}

/** Others who are here now, by client. Where they point changes many times a second, and renders nothing again. */
export const useOthers = (): ReadonlyMap<number, Presence> => {
  const { presence } = useLiveLab()
  const select = useMemo(() => selectionOf(presence.others, (others) => others, samePlaces), [presence])
  return useSyncExternalStore(presence.subscribe, select)
}

/** Seats that others are here with; renders again only when somebody comes or goes. */
export const useSeatsHere = (): ReadonlySet<string> => {
  const { presence } = useLiveLab()
  const select = useMemo(() => selectionOf(presence.others, seatsOf, isSameSet), [presence])
  return useSyncExternalStore(presence.subscribe, select)
}

const seatsOf = (others: ReadonlyMap<number, Presence>): ReadonlySet<string> =>
  new Set([...others.values()].map(({ seat }) => seat.seatId))
const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one))

const samePlaces = (a: ReadonlyMap<number, Presence>, b: ReadonlyMap<number, Presence>): boolean =>
  a.size === b.size &&
  [...a].every(([client, { board, editing, seat }]) => {
    const other = b.get(client)
    return other?.board === board && other.editing === editing && other.seat === seat
  })

export const useSteps = (): { canUndo: boolean; canRedo: boolean } => {
  const lab = useLiveLab()
  return useSyncExternalStore(lab.subscribeSteps, lab.steps)
}
