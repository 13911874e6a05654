import { useEffect } from 'react'
import { useProgrammeView } from '#client/api/programme.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { programmeOf } from './programmeStore.ts'

/** Keeps a lab's programme beside its plan; it is asked for anew when the live connection says that something moved. */
export const useFollowProgramme = ({ session, store }: LiveLab): void => {
  const { data } = useProgrammeView(session.lab.slug)
  useEffect(() => {
    if (data) programmeOf(store).set(data)
  }, [store, data])
}
