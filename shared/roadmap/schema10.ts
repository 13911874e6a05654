import { z } from 'zod'
import * as e from './entities.ts'
import { countsSchema, hashesSchema, head, labSchema, signatureSchema } from './frame.ts'

/* The first version of the format. Files of it are about for good: nothing here changes any more. */

export const SCHEMA_ID_10 = 'urn:delivery-lab:roadmap:1.0'
export const SCHEMA_VERSION_10 = '1.0.0'

/** What comes from the plan, flat and sorted by id. */
export const planCollections10 = {
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
export const agreementCollections10 = {
  dissents: z.array(e.dissent).describe('Objections and dissent; they travel with the plan'),
  openQuestions: z.array(e.openQuestion).describe('Questions nobody has settled'),
  commitments: z.array(e.commitment).describe('Who answered for which initiative'),
  endorsements: z.array(e.endorsement).describe('Word of lab lead and sponsor on the whole'),
} as const

export type PlanCollection10 = keyof typeof planCollections10
export type Collection10 = PlanCollection10 | keyof typeof agreementCollections10
export const PLAN_COLLECTIONS_10 = Object.keys(planCollections10) as PlanCollection10[]
export const COLLECTIONS_10 = [
  ...PLAN_COLLECTIONS_10,
  ...(Object.keys(agreementCollections10) as (keyof typeof agreementCollections10)[]),
] as Collection10[]

export const roadmapSchema10 = z
  .strictObject({
    $schema: z.literal(SCHEMA_ID_10).describe('Names this format'),
    schemaVersion: z.literal(SCHEMA_VERSION_10).describe('Version of this format'),
    roadmap: head,
    lab: labSchema,
    ...planCollections10,
    ...agreementCollections10,
    counts: countsSchema(COLLECTIONS_10),
    hashes: hashesSchema(['roadmap', 'lab', ...COLLECTIONS_10]),
    signature: signatureSchema,
  })
  .describe('An agreed implementation plan of a delivery lab')

export type Roadmap10 = z.output<typeof roadmapSchema10>
