import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { LabView } from '#shared/api/labs.ts'
import { queryKeys } from '#client/api/queryKeys.ts'
import { useRoomState } from '#client/plan/hooks.ts'

/** Seats, signatures and versions are asked for again when the live connection says that they moved. */
export const useFollowRoomState = (lab: LabView): void => {
  const client = useQueryClient()
  const revision = useRoomState()?.revision
  const seen = useRef<number | null>(null)
  useEffect(() => {
    if (revision === undefined) return
    const moved = seen.current !== null && seen.current !== revision
    seen.current = revision
    if (!moved) return
    void client.invalidateQueries({ queryKey: queryKeys.lab(lab.id) })
    void client.invalidateQueries({ queryKey: queryKeys.lab(lab.slug) })
  }, [client, lab.id, lab.slug, revision])
}
