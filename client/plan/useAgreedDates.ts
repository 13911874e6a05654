import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAgreement } from '#client/api/agreement.ts'
import { momentAtQuery } from '#client/api/history.ts'
import { useRoadmap, useRoadmaps } from '#client/api/roadmaps.ts'
import { datesOfPlan, datesOfRoadmap, type AgreedDates } from './agreedDates.ts'
import { useLiveLab } from './hooks.ts'
import { momentSnapshot } from './momentSnapshot.ts'

/**
 * The dates of the last released roadmap; before the first, those of the plan as it was last frozen. Null while they
 * are on their way, without the server, and where nothing was ever frozen. Asked for only while `enabled`.
 */
export const useAgreedDates = ({ enabled = true } = {}): AgreedDates | null => {
  const lab = useLiveLab().session.lab.slug
  const list = useRoadmaps(lab, { enabled })
  const newest = list.data?.roadmaps.toSorted((a, b) => b.version - a.version)[0]
  const roadmap = useRoadmap(lab, newest?.version ?? 0, { enabled: enabled && newest !== undefined })
  const unreleased = enabled && list.data?.roadmaps.length === 0
  const frozen = useAgreement(lab, { enabled: unreleased }).data?.current ?? null
  const moment = useQuery({
    ...momentAtQuery(lab, frozen?.frozenAt ?? ''),
    enabled: unreleased && frozen !== null,
  })
  return useMemo(() => {
    if (newest && roadmap.data)
      return {
        version: newest.version,
        at: newest.releasedAt,
        released: true,
        ...datesOfRoadmap(roadmap.data),
      }
    if (newest || !frozen || !moment.data) return null
    return {
      version: frozen.version,
      at: frozen.frozenAt,
      released: false,
      ...datesOfPlan(momentSnapshot(moment.data).plan),
    }
  }, [newest, roadmap.data, frozen, moment.data])
}
