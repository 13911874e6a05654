import type { z } from 'zod'
import type { Commitment, endorsement } from '../api/agreement.ts'
import type { LabView } from '../api/labs.ts'
import { isSettled } from '../plan/comments.ts'
import type { Plan } from '../plan/plan.ts'
import { live } from '../plan/select.ts'
import { agreementOf } from './agreement.ts'
import { collect } from './collect.ts'
import { countsOf, hashesOf } from './hashes.ts'
import { nfc } from './nfc.ts'
import {
  PLAN_COLLECTIONS,
  ROADMAP_SCHEMA_ID,
  ROADMAP_SCHEMA_VERSION,
  unsignedRoadmapSchema,
  type PlanContent,
  type RoadmapEntity,
  type UnsignedRoadmap,
} from './schema.ts'

/** Whose word a comment is; known to the server's log, not to the plan. */
export interface DissentAuthor {
  commentId: string
  organisationId: string | null
  organisationName: string
}

export interface RoadmapInput {
  plan: Plan
  lab: LabView
  version: number
  /** RFC 3339, UTC. */
  frozenAt: string
  releasedAt: string
  /** Of all versions; what holds for this one is chosen here. */
  commitments: readonly Commitment[]
  endorsements: readonly z.output<typeof endorsement>[]
  /** Authors of objections, dissent and questions, where known. */
  dissents: readonly DissentAuthor[]
}

/**
 * The roadmap of a frozen plan. Pure: the same input gives the same bytes. Personal data in it are names and
 * roles of those who signed and endorsed, and nothing to reach them by (R22).
 */
export const buildRoadmap = (input: RoadmapInput): UnsignedRoadmap => {
  const content = collect(input.plan)
  const remarks = remarksOf(input.plan, input.dissents)
  const parts = {
    $schema: ROADMAP_SCHEMA_ID,
    schemaVersion: ROADMAP_SCHEMA_VERSION,
    ...describe(input, isIllustrative(content)),
    ...content,
    ...remarks,
    commitments: commitmentsOf(input),
    endorsements: input.endorsements
      .map(({ role, name, endorsedAt }) => ({ role, name, endorsedAt }))
      .toSorted((a, b) =>
        a.role < b.role ? -1 : a.role > b.role ? 1 : a.endorsedAt < b.endorsedAt ? -1 : 1,
      ),
  } as const
  const normalised = nfc({ ...parts, counts: countsOf(parts) })
  return unsignedRoadmapSchema.parse({ ...normalised, hashes: hashesOf(normalised) })
}

const isIllustrative = (content: PlanContent): boolean =>
  PLAN_COLLECTIONS.some((name) => content[name].some((e) => 'illustrative' in e && e.illustrative))

const describe = (
  { plan, lab, version, frozenAt, releasedAt }: RoadmapInput,
  illustrative: boolean,
): Pick<UnsignedRoadmap, 'roadmap' | 'lab'> => {
  const planned = live(plan, 'lab').toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
  return {
    roadmap: {
      id: lab.id,
      version,
      frozenAt,
      releasedAt,
      currency: planned?.currency ?? 'ZAR',
      language: planned?.language ?? 'en',
      illustrative: illustrative || (planned?.illustrative ?? false),
    },
    lab: {
      id: lab.id,
      slug: lab.slug,
      name: planned?.name || lab.name,
      venue: planned?.venue ?? '',
      startDate: planned?.startDate ?? null,
      weeks: planned?.weeks ?? 6,
      sponsor: planned?.sponsor ?? '',
      methodology: planned?.methodology ?? '',
      sourceNote: planned?.sourceNote ?? '',
    },
  }
}

/** The answers that hold on this plan: lapsed ones belong to an older text and stay with its version. */
const commitmentsOf = ({ plan, commitments }: RoadmapInput): RoadmapEntity<'commitments'>[] =>
  agreementOf(plan, commitments)
    .flatMap((initiative) => initiative.standings)
    .flatMap(({ state, commitment }) => (commitment && state !== 'lapsed' ? [commitment] : []))
    .map(({ signatory: { name, role, sector }, ...rest }) => ({ ...rest, signatory: { name, role, sector } }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** R14: every objection and dissent, settled or not, whatever it is about; and the questions still open. */
const remarksOf = (
  plan: Plan,
  authors: readonly DissentAuthor[],
): Pick<UnsignedRoadmap, 'dissents' | 'openQuestions'> => {
  const authorOf = new Map(authors.map((a) => [a.commentId, a]))
  const said = live(plan, 'comments')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, illustrative, aboutId, kind, text, resolved, public: isPublic }) => ({
      kind,
      resolved: isSettled(plan, { id, resolved }),
      remark: {
        id,
        illustrative,
        aboutId,
        text,
        public: isPublic,
        organisationId: authorOf.get(id)?.organisationId ?? null,
        organisationName: authorOf.get(id)?.organisationName ?? '',
      },
    }))
  return {
    dissents: said.flatMap(({ kind, resolved, remark }) =>
      kind === 'objection' || kind === 'dissent' ? [{ ...remark, kind, resolved }] : [],
    ),
    openQuestions: said.flatMap(({ kind, resolved, remark }) =>
      kind === 'question' && !resolved ? [remark] : [],
    ),
  }
}
