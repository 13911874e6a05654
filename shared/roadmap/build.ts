import type { z } from 'zod'
import type { Commitment, endorsement } from '../api/agreement.ts'
import type { LabView } from '../api/labs.ts'
import type { Plan } from '../plan/plan.ts'
import { NO_ANSWERS, isOfThisForm, type RequestAnswers } from '../plan/requests.ts'
import { live, liveOf } from '../plan/select.ts'
import { agreementOf } from './agreement.ts'
import { collect } from './collect.ts'
import { countsOf, hashesOf } from './hashes.ts'
import { nfc } from './nfc.ts'
import { remarksOf, type DissentAuthor } from './remarks.ts'
import {
  PLAN_COLLECTIONS,
  ROADMAP_SCHEMA_ID,
  ROADMAP_SCHEMA_VERSION,
  unsignedRoadmapSchema,
  type PlanContent,
  type RoadmapEntity,
  type UnsignedRoadmap,
} from './schema.ts'

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
  /** What rooms have answered one another; none where it is not given. */
  answers?: RequestAnswers
}

/**
 * The roadmap of a frozen plan. Pure: the same input gives the same bytes. Personal data in it are names and
 * roles of those who signed and endorsed, and nothing to reach them by (R22).
 */
export const buildRoadmap = (input: RoadmapInput): UnsignedRoadmap => {
  const { plan, dissents, answers = NO_ANSWERS } = input
  const content = collect(plan)
  const remarks = remarksOf(plan, content, dissents, answers)
  const parts = {
    $schema: ROADMAP_SCHEMA_ID,
    schemaVersion: ROADMAP_SCHEMA_VERSION,
    ...describe(input, isIllustrative(content)),
    ...content,
    dependencies: content.dependencies.map((d) => ({ ...d, ...answerTo(plan, d.id, answers) })),
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

/** What the other room answered, where that still holds. */
const answerTo = (
  plan: Plan,
  dependencyId: string,
  answers: RequestAnswers,
): Pick<RoadmapEntity<'dependencies'>, 'answer'> => {
  const dependency = liveOf(plan, 'dependencies', dependencyId)
  const given = answers.get(dependencyId)
  if (!dependency || !given || !isOfThisForm(given, dependency)) return {}
  const { answer, promised, at, organisationName } = given
  return { answer: { answer, promised, at, organisationName } }
}

const isIllustrative = (content: PlanContent): boolean =>
  PLAN_COLLECTIONS.some((name) => content[name]?.some((e) => 'illustrative' in e && e.illustrative))

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
const commitmentsOf = ({ plan, commitments, answers }: RoadmapInput): RoadmapEntity<'commitments'>[] =>
  agreementOf(plan, commitments, answers)
    .flatMap((initiative) => initiative.standings)
    .flatMap(({ state, commitment }) => (commitment && state !== 'lapsed' ? [commitment] : []))
    .map(({ signatory: { name, role, sector }, ...rest }) => ({ ...rest, signatory: { name, role, sector } }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
