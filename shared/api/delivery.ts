import { z } from 'zod'

/** A roadmap a delivery unit holds, in its list. */
export const importedRoadmap = z.strictObject({
  id: z.uuidv7(),
  labName: z.string(),
  version: z.int().min(1),
  contentHash: z.string(),
  importedAt: z.iso.datetime(),
  importedBy: z.string(),
  /** `verified`: signed by a key this server trusts; `unverified`: unchanged, but the signer is not known here. */
  signature: z.enum(['verified', 'unverified']),
  initiatives: z.int(),
  activities: z.int(),
  indicators: z.int(),
})
export type ImportedRoadmap = z.infer<typeof importedRoadmap>

/**
 * GET /api/delivery/roadmaps. POST there takes the roadmap file itself as its body.
 * GET /api/delivery/roadmaps/:id is the file as it was imported.
 */
export const importedRoadmapList = z.strictObject({ roadmaps: z.array(importedRoadmap) })
/** POST /api/delivery/roadmaps: 201 for a new one, 200 with `known` when it was already there. */
export const importResponse = z.strictObject({ roadmap: importedRoadmap, known: z.boolean() })
/** POST /api/delivery/links: a link for a delivery unit's analyst. */
export const deliveryLink = z.strictObject({ link: z.url() })
