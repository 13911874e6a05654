import type { Role } from '#shared/api/identity.ts'
import type { ConnectionState } from '#client/plan/liveLab.ts'
import { useCanEdit, useConnection, useLiveLab } from '#client/plan/hooks.ts'
import { useCanEditIn } from '#client/plan/useLock.ts'
import { useLabNow } from '#client/api/labs.ts'
import { lineBelow } from '#client/sync/lineState.ts'

/** Why no card can be added now; null where one can. */
export type WhyNot = 'observer' | 'frozen' | 'noRoom' | 'locked' | 'ended' | 'wait' | null

interface Facts {
  role: Role
  state: ConnectionState
  canEdit: boolean
  canEditInRoom: boolean
  room: string | null
}

export const whyNot = ({ role, state, canEdit, canEditInRoom, room }: Facts): WhyNot => {
  const line = lineBelow(state)
  if (role === 'observer') return 'observer'
  if (line.kind === 'readOnly') return line.reason
  if (line.kind === 'ended') return 'ended'
  if (!canEdit) return 'wait'
  if (room === null) return 'noRoom'
  return canEditInRoom ? null : 'locked'
}

export const useWhyNot = (room: string | null): WhyNot => {
  const { seat } = useLabNow(useLiveLab().session)
  const [state, canEdit, canEditInRoom] = [useConnection(), useCanEdit(), useCanEditIn(room ?? '')]
  return whyNot({ role: seat.role, state, canEdit, canEditInRoom, room })
}

/** Whether the server is out of reach, so that what only it can take has to wait. */
export const isApart = (state: ConnectionState): boolean => {
  const { kind } = lineBelow(state)
  return kind === 'offline' || kind === 'absent'
}
