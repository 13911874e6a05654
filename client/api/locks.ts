import { useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import type { LockRequest } from '#shared/api/locks.ts'
import { lock } from '#shared/plan/locks.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'

/** Sets a lock; everyone in the lab is told of it over the live connection. */
export const useSetLock = (lab: string) =>
  useMutation({
    mutationFn: (body: LockRequest) => callApi(lock, labPath(lab, '/locks'), { method: 'POST', body }),
  })

export const useLiftLock = (lab: string) =>
  useMutation({
    mutationFn: (id: string) =>
      callApi(z.unknown(), labPath(lab, `/locks/${encodeURIComponent(id)}`), { method: 'DELETE' }),
  })
