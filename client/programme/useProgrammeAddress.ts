import { useSearchParams } from 'react-router'
import type { Plan, Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { roomByKey, roomKey } from '#client/lab/roomKey.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useChangeAddress } from '#client/ui/useChangeAddress.ts'

export interface ProgrammeAddress {
  /** The week that is shown, from 0. */
  week: number
  /** The room that comes first on a phone; null in a lab without rooms. */
  room: Workstream | null
  editing: boolean
  choose: (next: Partial<{ week: number; room: string; editing: boolean }>) => void
}

/** What the page shows, as its address keeps it. */
export const useProgrammeAddress = (plan: Plan, weeks: number, first: number): ProgrammeAddress => {
  const [params] = useSearchParams()
  const changeAddress = useChangeAddress()
  const { seat } = useLiveLab().session
  const rooms = workstreams(plan)
  const asked = Number(params.get('week'))
  const own = seat.organisationId && rooms.find(({ leadOrgId }) => leadOrgId === seat.organisationId)
  const week = Number.isInteger(asked) && asked >= 1 && asked <= weeks ? asked - 1 : first
  return {
    week: Math.min(week, Math.max(0, weeks - 1)),
    room: roomByKey(params.get('room') ?? '', rooms) ?? (own || rooms[0] || null),
    editing: params.has('edit'),
    choose: (next) => {
      const to = rooms.find(({ id }) => id === next.room)
      changeAddress({
        week: next.week === undefined ? undefined : String(next.week + 1),
        room: to && roomKey(to, rooms),
        edit: next.editing === undefined ? undefined : next.editing ? '' : null,
      })
    },
  }
}
