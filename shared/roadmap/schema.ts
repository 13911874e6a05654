import { z } from 'zod'
import * as e from './entities11.ts'
import { countsSchema, hashesSchema, head, labSchema, signatureSchema } from './frame.ts'
import {
  COLLECTIONS_10,
  PLAN_COLLECTIONS_10,
  agreementCollections10,
  planCollections10,
  roadmapSchema10,
  type Collection10,
  type PlanCollection10,
  type Roadmap10,
} from './schema10.ts'

/** Names the format, the same on every server (docs/decisions/0004-roadmap-schema-id.md). */
export const ROADMAP_SCHEMA_ID = 'urn:delivery-lab:roadmap:1.1'
export const ROADMAP_SCHEMA_VERSION = '1.1.0'

/** Collections that are there only when something is in them, so that a plan without them reads as it did in 1.0. */
export const SPARSE_COLLECTIONS = ['decisions', 'actions'] as const

export type PlanCollection = PlanCollection10 | (typeof SPARSE_COLLECTIONS)[number]
export type RoadmapCollection = Collection10 | PlanCollection
export const PLAN_COLLECTIONS: readonly PlanCollection[] = [...PLAN_COLLECTIONS_10, ...SPARSE_COLLECTIONS]
export const ROADMAP_COLLECTIONS: readonly RoadmapCollection[] = [...COLLECTIONS_10, ...SPARSE_COLLECTIONS]
/** Parts with a hash of their own: the collections and the two descriptions at the top. */
export const HASHED_PARTS = ['roadmap', 'lab', ...ROADMAP_COLLECTIONS] as const
export type HashedPart = (typeof HASHED_PARTS)[number]

const unsigned = {
  $schema: z.literal(ROADMAP_SCHEMA_ID).describe('Names this format'),
  schemaVersion: z.literal(ROADMAP_SCHEMA_VERSION).describe('Version of this format'),
  roadmap: head,
  lab: labSchema,
  ...planCollections10,
  dependencies: z.array(e.dependency).describe('What has to wait for what'),
  risks: z.array(e.risk).describe('Risks and assumptions'),
  decisions: z.array(e.decision).min(1).optional().describe('What the lab has decided'),
  actions: z.array(e.action).min(1).optional().describe('What is to be done beside the plan'),
  ...agreementCollections10,
  dissents: z.array(e.dissent).describe('Objections and dissent; they travel with the plan'),
  openQuestions: z.array(e.openQuestion).describe('What nobody has settled yet'),
  counts: countsSchema(COLLECTIONS_10, SPARSE_COLLECTIONS),
  hashes: hashesSchema(HASHED_PARTS),
}

export const unsignedRoadmapSchema = z.strictObject(unsigned)
/** The version that is written. */
export const roadmapSchema11 = z
  .strictObject({ ...unsigned, signature: signatureSchema })
  .describe('An agreed implementation plan of a delivery lab')

type Roadmap11 = z.output<typeof roadmapSchema11>
type Differing = '$schema' | 'schemaVersion' | 'openQuestions'

/** A roadmap of any version that is read: of what 1.1 added, nothing is there in one of 1.0. */
export type Roadmap = Omit<Roadmap11, Differing> & {
  [K in Exclude<Differing, 'openQuestions'>]: Roadmap10[K] | Roadmap11[K]
} & {
  openQuestions: (
    | (Roadmap10['openQuestions'][number] & { kind?: undefined })
    | Roadmap11['openQuestions'][number]
  )[]
}
export type UnsignedRoadmap = Omit<Roadmap, 'signature'>
/** The plan's share of a roadmap. */
export type PlanContent = Pick<UnsignedRoadmap, PlanCollection>
export type RoadmapEntity<C extends RoadmapCollection> = NonNullable<UnsignedRoadmap[C]>[number]

/** Every version that is read, by what its files call it. */
export const ROADMAP_VERSIONS = {
  '1.0.0': roadmapSchema10,
  [ROADMAP_SCHEMA_VERSION]: roadmapSchema11,
} as const

/** A roadmap of any version that is read. */
export const roadmapSchema: z.ZodType<Roadmap> = z.discriminatedUnion('schemaVersion', [
  roadmapSchema10,
  roadmapSchema11,
])
