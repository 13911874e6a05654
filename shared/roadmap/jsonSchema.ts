import { z } from 'zod'
import { ROADMAP_SCHEMA_ID, roadmapSchema11 } from './schema.ts'
import { SCHEMA_ID_10, roadmapSchema10 } from './schema10.ts'

/** Versions whose schema is published, by the name in its address. */
export const PUBLISHED_SCHEMAS = {
  '1.0': { id: SCHEMA_ID_10, schema: roadmapSchema10 },
  '1.1': { id: ROADMAP_SCHEMA_ID, schema: roadmapSchema11 },
} as const
export type PublishedVersion = keyof typeof PUBLISHED_SCHEMAS

/** The published contract, JSON Schema 2020-12: strict, so nothing outside it is part of a roadmap. */
export const roadmapJsonSchema = (version: PublishedVersion = '1.1'): Record<string, unknown> => {
  const { id, schema } = PUBLISHED_SCHEMAS[version]
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' })
  return { $schema, $id: id, title: `Delivery Lab roadmap ${version}`, ...rest }
}
