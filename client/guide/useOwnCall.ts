import { useEffect, useRef } from 'react'
import { NO_GUIDANCE } from '#shared/wire/guidance.ts'
import { useGuidance, useGuide } from './useGuide.ts'

/** One's own summons ends here when the server ends it: its time is over, or another's came after it. */
export const useOwnCall = (): void => {
  const { guide, calling } = useGuide()
  const id = useGuidance(({ summons }) => summons?.id ?? null)
  const known = useGuidance((guidance) => guidance !== NO_GUIDANCE)
  const heard = useRef<string | null>(null)
  useEffect(() => {
    if (calling === null || !known) return
    if (id === calling) heard.current = id
    else if (heard.current === calling) guide.stopCalling()
  }, [guide, calling, id, known])
}
