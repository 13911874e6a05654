import { useMemo } from 'react'
import { useAgreement } from '../../api/agreement.ts'
import { usePast } from '../../past/pastContext.ts'
import { useLiveLab, useRoomState } from '../../plan/hooks.ts'
import { signStates, type SignState } from './signState.ts'

const NONE: ReadonlyMap<string, SignState> = new Map()

/**
 * Who has signed which initiative, as the agreement page has it. Asked for once there is a version, and again with the
 * lab's other facts when the live connection says that they moved; a moment of the past has none.
 */
export const useSigns = (): ReadonlyMap<string, SignState> => {
  const { session } = useLiveLab()
  const version = useRoomState()?.version ?? session.version
  const past = usePast()
  const { data } = useAgreement(session.lab.slug, { enabled: version > 0 && past === null })
  return useMemo(() => (data && past === null ? signStates(data) : NONE), [data, past])
}
