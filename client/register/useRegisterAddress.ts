import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf, workstreams } from '#shared/plan/select.ts'
import { roomByKey, roomKey } from '#client/lab/roomKey.ts'
import { useChangeAddress, type Said } from '#client/ui/useChangeAddress.ts'

export const TABS = ['risks', 'assumptions', 'decisions', 'actions', 'questions'] as const
export type Tab = (typeof TABS)[number]

/** A field of the heat grid. */
export interface Cell {
  likelihood: number
  impact: number
}

export interface RegisterView {
  tab: Tab
  /** A workstream's id, or null for all. */
  room: string | null
  /** An organisation's id. */
  owner: string | null
  state: string | null
  search: string
  cell: Cell | null
}

/** What is shown, kept in the page's address, so that a link to it shows the same. */
export const useRegisterAddress = (plan: Plan) => {
  const [params] = useSearchParams()
  const changeAddress = useChangeAddress()
  const view = useMemo(
    (): RegisterView => ({
      tab: TABS.find((tab) => tab === params.get('tab')) ?? 'risks',
      room: roomByKey(params.get('room') ?? '', workstreams(plan))?.id ?? null,
      owner: liveOf(plan, 'organisations', params.get('owner'))?.id ?? null,
      state: params.get('state'),
      search: params.get('search') ?? '',
      cell: cellIn(params.get('cell')),
    }),
    [params, plan],
  )
  const choose = useCallback(
    (next: Partial<RegisterView>) => changeAddress(wordsOf(plan, next)),
    [changeAddress, plan],
  )
  return { view, choose }
}

/** Another list begins without what only the one before has. */
const wordsOf = (plan: Plan, next: Partial<RegisterView>): Said => ({
  ...(next.tab !== undefined && { tab: next.tab, state: null, cell: null }),
  ...(next.room !== undefined && { room: roomWord(plan, next.room) }),
  ...(next.owner !== undefined && { owner: next.owner || null }),
  ...(next.state !== undefined && { state: next.state || null }),
  ...(next.search !== undefined && { search: next.search || null }),
  ...(next.cell !== undefined && { cell: next.cell && `${next.cell.likelihood}-${next.cell.impact}` }),
})

const roomWord = (plan: Plan, id: string | null): string | null => {
  const room = liveOf(plan, 'workstreams', id)
  return room ? roomKey(room, workstreams(plan)) : null
}

const cellIn = (text: string | null): Cell | null => {
  const [, likelihood, impact] = /^([1-5])-([1-5])$/.exec(text ?? '') ?? []
  return likelihood && impact ? { likelihood: Number(likelihood), impact: Number(impact) } : null
}
