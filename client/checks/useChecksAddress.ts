import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Plan } from '#shared/plan/plan.ts'
import { RULE_IDS, SEVERITIES } from '#shared/plan/rules/finding.ts'
import { liveOf, workstreams } from '#shared/plan/select.ts'
import { roomByKey, roomKey } from '#client/lab/roomKey.ts'
import { useChangeAddress } from '#client/ui/useChangeAddress.ts'
import { GROUPINGS, type Grouping } from './checkGroups.ts'
import { WHOLE_LAB, type CheckChoice } from './checkItems.ts'

export interface ChecksView extends CheckChoice {
  by: Grouping
}

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null =>
  all.find((one) => one === text) ?? null

/** What is shown, kept in the page's address, so that a link to it shows the same. */
export const useChecksAddress = (plan: Plan) => {
  const [params] = useSearchParams()
  const changeAddress = useChangeAddress()
  const view = useMemo(
    (): ChecksView => ({
      severity: oneOf(SEVERITIES, params.get('severity')),
      rule: oneOf(RULE_IDS, params.get('rule')),
      room: roomIn(plan, params.get('room')),
      organisation: liveOf(plan, 'organisations', params.get('organisation'))?.id ?? null,
      by: oneOf(GROUPINGS, params.get('by')) ?? 'room',
    }),
    [params, plan],
  )
  const choose = useCallback(
    (next: Partial<ChecksView>) =>
      changeAddress({
        ...next,
        by: next.by === 'room' ? null : next.by,
        room: next.room && roomName(plan, next.room),
      }),
    [changeAddress, plan],
  )
  return { view, choose }
}

const roomIn = (plan: Plan, key: string | null): string | null => {
  if (key === null || key === WHOLE_LAB) return key
  return roomByKey(key, workstreams(plan))?.id ?? null
}

const roomName = (plan: Plan, id: string): string => {
  const room = liveOf(plan, 'workstreams', id)
  return room ? roomKey(room, workstreams(plan)) : id
}
