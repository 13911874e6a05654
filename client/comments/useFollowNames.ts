import { useEffect, useRef } from 'react'
import type { LabSession } from '#shared/api/labs.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { labPeopleOf } from './labPeople.ts'

/** Where seats were merged or people erased, open pages tell who wrote what by the names of now. */
export const useFollowNames = ({ renamed }: LabSession): void => {
  const lab = useLiveLab()
  const seen = useRef(renamed)
  useEffect(() => {
    if (seen.current === renamed) return
    seen.current = renamed
    labPeopleOf(lab).askAgain()
  }, [lab, renamed])
}
