import { z } from 'zod'
import * as e from './entities.ts'
import { currency, date, flag, hash, id, instant, text } from './fields.ts'

/** Names the format, the same on every server (docs/decisions/0001-roadmap-schema-id.md). */
export const ROADMAP_SCHEMA_ID = 'urn:delivery-lab:roadmap:1.0'
export const ROADMAP_SCHEMA_VERSION = '1.0.0'

/** What comes from the plan, flat and sorted by id. */
const planCollections = {
  organisations: z.array(e.organisation).describe('Everyone the plan names'),
  workstreams: z.array(e.workstream).describe('Focus areas'),
  aspirations: z.array(e.aspiration).describe('What the lab is for'),
  evidence: z.array(e.evidence).describe('Facts with their sources, conflicting values kept'),
  issues: z.array(e.issue).describe('What stands in the way'),
  initiatives: z.array(e.initiative).describe('What was agreed'),
  milestones: z.array(e.milestone).describe('Groups of activities'),
  activities: z.array(e.activity).describe('Rows of the 3-feet plan'),
  dependencies: z.array(e.dependency).describe('What has to wait for what'),
  links: z.array(e.link).describe('What answers, causes, measures, threatens or supports what'),
  budgetLines: z.array(e.budgetLine).describe('What it costs'),
  fundingSources: z.array(e.fundingSource).describe('Who pays'),
  indicators: z.array(e.indicator).describe('How success is measured'),
  trajectoryPoints: z.array(e.trajectoryPoint).describe('Where indicators should stand, and when'),
  risks: z.array(e.risk).describe('Risks and assumptions'),
  notAgreed: z.array(e.notAgreed).describe('Initiatives that are not part of the agreement'),
} as const

/** What people said and signed about it. */
export const agreementCollections = {
  dissents: z.array(e.dissent).describe('Objections and dissent; they travel with the plan'),
  openQuestions: z.array(e.openQuestion).describe('Questions nobody has settled'),
  commitments: z.array(e.commitment).describe('Who answered for which initiative'),
  endorsements: z.array(e.endorsement).describe('Word of lab lead and sponsor on the whole'),
} as const

export type PlanCollection = keyof typeof planCollections
export const PLAN_COLLECTIONS = Object.keys(planCollections) as PlanCollection[]
export type RoadmapCollection = PlanCollection | keyof typeof agreementCollections
export const ROADMAP_COLLECTIONS = [
  ...PLAN_COLLECTIONS,
  ...(Object.keys(agreementCollections) as (keyof typeof agreementCollections)[]),
] as RoadmapCollection[]
/** Parts with a hash of their own: the collections and the two descriptions at the top. */
export const HASHED_PARTS = ['roadmap', 'lab', ...ROADMAP_COLLECTIONS] as const
export type HashedPart = (typeof HASHED_PARTS)[number]

const head = z
  .strictObject({
    id: id('The same for every version of one lab’s roadmap'),
    version: z.int().min(1).describe('Version of the plan'),
    frozenAt: instant('When the plan was closed for this version'),
    releasedAt: instant('When lab lead and sponsor had both endorsed it'),
    currency: currency(),
    language: text('Language of the texts, BCP 47'),
    illustrative: flag('Some part was completed for a demonstration'),
  })
  .describe('This version')

const labSchema = z
  .strictObject({
    id: id('Identifier'),
    slug: text('Short name'),
    name: text('Name'),
    venue: text('Where it met'),
    startDate: date('First day'),
    weeks: z.int().min(1).max(52).describe('How many weeks it took'),
    sponsor: text('Sponsor'),
    methodology: text('Method'),
    sourceNote: text('Where its content comes from'),
  })
  .describe('The lab that made the plan')

const counts = z
  .strictObject(
    Object.fromEntries(
      ROADMAP_COLLECTIONS.map((name) => [name, z.int().min(0).describe(`How many ${name}`)]),
    ) as Record<RoadmapCollection, z.ZodInt>,
  )
  .describe('How many there are of each')

const hashesSchema = z
  .strictObject({
    initiatives: z
      .array(z.strictObject({ id: id('Initiative'), hash: hash('What its signatures are tied to') }))
      .describe('One for each initiative with all that hangs on it'),
    collections: z
      .array(z.strictObject({ name: z.enum(HASHED_PARTS).describe('Part'), hash: hash('Hash of the part') }))
      .describe('One for each part of this file'),
    plan: hash('The plan alone: what lab lead and sponsor endorsed'),
    whole: hash('Everything but this hash and the signature'),
  })
  .describe('SHA-256 over the canonical form, RFC 8785')

const signatureSchema = z
  .strictObject({
    alg: z.literal('EdDSA').describe('Ed25519'),
    kid: z.string().min(1).describe('Which key of the server signed'),
    jws: z
      .string()
      .regex(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]{85}[AQgw]$/)
      .describe('Detached JWS, RFC 7797, over the canonical form of everything but the signature'),
  })
  .describe('The server’s signature')

const unsigned = {
  $schema: z.literal(ROADMAP_SCHEMA_ID).describe('Names this format'),
  schemaVersion: z.literal(ROADMAP_SCHEMA_VERSION).describe('Version of this format'),
  roadmap: head,
  lab: labSchema,
  ...planCollections,
  ...agreementCollections,
  counts,
  hashes: hashesSchema,
}

export const unsignedRoadmapSchema = z.strictObject(unsigned)
export const roadmapSchema = z
  .strictObject({ ...unsigned, signature: signatureSchema })
  .describe('An agreed implementation plan of a delivery lab')

export type UnsignedRoadmap = z.output<typeof unsignedRoadmapSchema>
export type Roadmap = z.output<typeof roadmapSchema>
/** The plan's share of a roadmap. */
export type PlanContent = Pick<UnsignedRoadmap, PlanCollection>
export type RoadmapEntity<C extends RoadmapCollection> = UnsignedRoadmap[C][number]
