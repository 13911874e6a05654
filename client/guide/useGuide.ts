import { useSyncExternalStore } from 'react'
import type { Guidance } from '#shared/wire/guidance.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { guideOf, type Guide, type GuideState } from './guide.ts'

/** Whom this page follows and where it was asked to come, with what changes that. */
export const useGuide = (): GuideState & { guide: Guide } => {
  const guide = guideOf(useLiveLab())
  return { ...useSyncExternalStore(guide.subscribe, guide.get), guide }
}

/** What the server says of whom this page follows. Views change many times a second: select what is shown. */
export const useGuidance = <T extends string | number | boolean | null>(
  select: (guidance: Guidance) => T,
): T => {
  const { guidance } = useLiveLab()
  return useSyncExternalStore(guidance.subscribe, () => select(guidance.now()))
}
