import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { deliveryLink, importedRoadmapList, importResponse } from '#shared/api/delivery.ts'
import { roadmapSchema } from '#shared/roadmap/schema.ts'
import { callApi } from './callApi.ts'
import { queryKeys } from './queryKeys.ts'

/** Roadmaps this delivery unit holds. */
export const useImportedRoadmaps = () =>
  useQuery({
    queryKey: queryKeys.imported,
    queryFn: ({ signal }) => callApi(importedRoadmapList, '/api/delivery/roadmaps', { signal }),
  })

/** The file of one, as it was imported. */
export const useImportedRoadmap = (id: string) =>
  useQuery({
    queryKey: queryKeys.importedRoadmap(id),
    queryFn: ({ signal }) =>
      callApi(roadmapSchema, `/api/delivery/roadmaps/${encodeURIComponent(id)}`, { signal }),
    staleTime: Infinity,
  })

/** Imports a roadmap file, sent as it is: not one letter of it may change on the way. */
export const useImportRoadmap = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: Blob) => callApi(importResponse, '/api/delivery/roadmaps', { method: 'POST', file }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.imported, exact: true }),
  })
}

/** A link for a delivery unit's analyst. */
export const useDeliveryLink = () =>
  useMutation({ mutationFn: () => callApi(deliveryLink, '/api/delivery/links', { method: 'POST' }) })
