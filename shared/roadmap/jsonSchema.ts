import { z } from 'zod'
import { ROADMAP_SCHEMA_ID, roadmapSchema } from './schema.ts'

/** The published contract, JSON Schema 2020-12: strict, so nothing outside it is part of a roadmap. */
export const roadmapJsonSchema = (): Record<string, unknown> => {
  const { $schema, ...rest } = z.toJSONSchema(roadmapSchema, { target: 'draft-2020-12', io: 'output' })
  return { $schema, $id: ROADMAP_SCHEMA_ID, title: 'Delivery Lab roadmap 1.0', ...rest }
}
