import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { publicationRequest, roadmapList, type Publication } from '#shared/api/agreement.ts'
import { roadmapSchema } from '#shared/roadmap/schema.ts'
import { callApi } from './callApi.ts'
import { labPath } from './labs.ts'
import { queryKeys } from './queryKeys.ts'

/** Released versions of a lab's roadmap, and who may read them. */
export const useRoadmaps = (lab: string, { enabled = true } = {}) =>
  useQuery({
    enabled,
    queryKey: queryKeys.roadmaps(lab),
    queryFn: ({ signal }) => callApi(roadmapList, labPath(lab, '/roadmaps'), { signal }),
  })

/** One released roadmap, as anyone would check it. It never changes. */
export const useRoadmap = (lab: string, version: number, { enabled = true } = {}) =>
  useQuery({
    enabled,
    queryKey: queryKeys.roadmap(lab, version),
    queryFn: ({ signal }) => callApi(roadmapSchema, labPath(lab, `/roadmaps/${version}`), { signal }),
    staleTime: Infinity,
  })

export const usePublish = (lab: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (publication: Publication) =>
      callApi(publicationRequest, labPath(lab, '/publication'), { method: 'PATCH', body: { publication } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.roadmaps(lab), exact: true }),
  })
}
