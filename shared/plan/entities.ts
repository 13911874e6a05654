import { z } from 'zod'
import { SECTORS } from './sectors.ts'
import {
  currency,
  decimal,
  flag,
  id,
  idSet,
  languageTag,
  longText,
  orderKey,
  plainDate,
  ref,
  title,
} from './fields.ts'

const common = {
  id: id(),
  /** Completed for a demonstration, not a fact of the lab. Shown on screen and carried into the roadmap. */
  illustrative: flag(),
  /** When it was removed (RFC 3339). Removed entities stay in the document until no session can miss them. */
  deletedAt: z.iso.datetime().nullable().default(null),
}

/** A card's words in the lab's second language; they stay with the lab and are not part of what is signed. */
const card = { ...common, translation: longText() }

export { SECTORS, type Sector } from './sectors.ts'
export const sector = z.enum(SECTORS)

/** What the lab is for, once per plan. */
export const lab = z.strictObject({
  ...common,
  name: title(),
  venue: title(),
  startDate: plainDate(),
  weeks: z.int().min(1).max(52).default(6),
  sponsor: title(),
  methodology: title(),
  currency: currency(),
  language: z.string().max(35).default('en'),
  /** The other language cards are written in beside `language`; empty where a lab uses one. */
  secondLanguage: languageTag(),
  sourceNote: longText(),
})

export const organisation = z.strictObject({
  ...common,
  name: title(),
  acronym: title(),
  sector: sector.default('national'),
  /** Does not exist yet; an activity of the plan creates it (R20). */
  planned: flag(),
  createdByActivityId: ref(),
  dissolved: flag(),
  identifierScheme: title(),
  identifier: title(),
})

/** A focus area of the lab; its room has one board. */
export const workstream = z.strictObject({
  ...common,
  code: title(),
  title: title(),
  leadOrgId: ref(),
  deliveryUnitOrgId: ref(),
  dgSponsor: title(),
  orderKey: orderKey(),
})

export const aspiration = z.strictObject({
  ...common,
  workstreamId: ref(),
  statement: longText(),
  headline: title(),
  horizonYear: z.int().min(1900).max(2200).nullable().default(null),
  sourceNote: title(),
  orderKey: orderKey(),
})

/** A fact with its source. Several facts with one `factKey` are conflicting values of the same thing. */
export const evidence = z.strictObject({
  ...common,
  workstreamId: ref(),
  factKey: title(),
  /** The value the lab works with, among conflicting ones. */
  chosen: flag(),
  statement: longText(),
  value: title(),
  unit: title(),
  asOf: title(),
  kind: z.enum(['statistic', 'audit', 'interview', 'fieldVisit', 'document']).default('document'),
  confidence: z.enum(['low', 'medium', 'high']).nullable().default(null),
  sourceTitle: title(),
  sourceUrl: title(),
})

export const issue = z.strictObject({
  ...card,
  workstreamId: ref(),
  text: longText(),
  theme: z
    .enum([
      'policy',
      'funding',
      'infrastructure',
      'skills',
      'market',
      'regulation',
      'governance',
      'data',
      'other',
    ])
    .default('other'),
  isRootCause: flag(),
  /** Who sees to it, and until when; stays in the lab. */
  ownerOrgId: ref(),
  due: plainDate(),
  orderKey: orderKey(),
})

export const endKind = z.enum(['date', 'ongoing', 'notKnown'])

export const initiative = z.strictObject({
  ...card,
  workstreamId: ref(),
  number: z.int().min(0).max(9999).nullable().default(null),
  code: title(),
  title: title(),
  /** The title is not known and stands for one that is to be filled in. */
  placeholder: flag(),
  description: longText(),
  leadOrgId: ref(),
  supportOrgIds: idSet(),
  start: plainDate(),
  end: plainDate(),
  endKind: endKind.default('date'),
  reviewDate: plainDate(),
  phase: z.enum(['quickWin', 'p1', 'p2', 'p3', 'long']).nullable().default(null),
  readinessStars: z.int().min(1).max(5).nullable().default(null),
  /** What the lab judges it by when it chooses among initiatives; 5 is the most and the easiest. Stays in the lab. */
  impact: z.int().min(1).max(5).nullable().default(null),
  ease: z.int().min(1).max(5).nullable().default(null),
  state: z
    .enum(['idea', 'shortlisted', 'planned', 'syndicated', 'agreed', 'inDelivery', 'done', 'stopped'])
    .default('idea'),
  /** The lead has seen the unfunded gap and accepts it (R7, R11). */
  gapAcknowledged: flag(),
  orderKey: orderKey(),
})

export const milestone = z.strictObject({
  ...common,
  initiativeId: ref(),
  title: title(),
  due: plainDate(),
  orderKey: orderKey(),
})

/** A row of the 3-feet plan. Outside any milestone it is a loose card of its workstream. */
export const activity = z.strictObject({
  ...card,
  milestoneId: ref(),
  workstreamId: ref(),
  text: longText(),
  responsibleIds: idSet(),
  plannedStart: plainDate(),
  plannedEnd: plainDate(),
  endKind: endKind.default('date'),
  reviewDate: plainDate(),
  sourceNo: title(),
  orderKey: orderKey(),
})

export const DEPENDENCY_TYPES = ['FS', 'SS', 'FF', 'SF'] as const
export const dependencyType = z.enum(DEPENDENCY_TYPES)
export type DependencyType = z.infer<typeof dependencyType>

/** The longest lag or lead of a dependency. */
export const MOST_LAG_DAYS = 3650

/** `toId` depends on `fromId`; a lag is in whole days, negative for a lead. */
export const dependency = z.strictObject({
  ...common,
  fromId: id(),
  toId: id(),
  type: dependencyType.default('FS'),
  lagDays: z.int().min(-MOST_LAG_DAYS).max(MOST_LAG_DAYS).default(0),
})

/** `settles` leads from what came of a comment to the comment. */
export const LINK_KINDS = ['answers', 'causes', 'measures', 'threatens', 'supports', 'settles'] as const
export const linkKind = z.enum(LINK_KINDS)
export type LinkKind = z.infer<typeof linkKind>

/** A relation without dates: an initiative answers an issue, a cause leads to an issue, and so on. */
export const link = z.strictObject({ ...common, kind: linkKind, fromId: id(), toId: id() })

export const budgetLine = z.strictObject({
  ...common,
  initiativeId: ref(),
  item: title(),
  year: z.int().min(1900).max(2200).nullable().default(null),
  amount: decimal(),
  currency: currency(),
  certainty: z.enum(['indicative', 'requested', 'committed', 'disbursed']).default('indicative'),
  kind: z.enum(['capex', 'opex']).default('capex'),
  fundingSourceId: ref(),
  sourceNote: title(),
  orderKey: orderKey(),
})

export const fundingSource = z.strictObject({
  ...common,
  name: title(),
  orgId: ref(),
  voteOrFund: title(),
  source: z.enum(['fiscus', 'province', 'soe', 'private', 'donor', 'other']).default('fiscus'),
  ceiling: decimal(),
  currency: currency(),
})

export const indicator = z.strictObject({
  ...card,
  workstreamId: ref(),
  code: title(),
  name: title(),
  unit: title(),
  direction: z.enum(['increase', 'decrease']).nullable().default(null),
  valueChain: z.enum(['input', 'activity', 'output', 'outcome', 'impact']).nullable().default(null),
  measure: z.enum(['unit', 'percentage', 'nominal', 'ordinal', 'qualitative']).default('unit'),
  targetMode: z.enum(['absolute', 'increment', 'rate']).nullable().default(null),
  baselineValue: decimal(),
  baselineDate: plainDate(),
  baselineSource: title(),
  frequency: z.enum(['weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly']).nullable().default(null),
  ownerOrgId: ref(),
  dataSource: title(),
  method: longText(),
  limitations: longText(),
  /** "Data not available" is a request with an owner and a date (R23), not an empty field. */
  dataRequestOwnerId: ref(),
  dataRequestDue: plainDate(),
  orderKey: orderKey(),
})

/** Where an indicator should stand on a date; `final` is the target. */
export const trajectoryPoint = z.strictObject({
  ...common,
  indicatorId: ref(),
  date: plainDate(),
  value: decimal(),
  low: decimal(),
  high: decimal(),
  kind: z.enum(['interim', 'final']).default('interim'),
  sourceNote: title(),
})

export const risk = z.strictObject({
  ...card,
  workstreamId: ref(),
  type: z.enum(['risk', 'assumption']).default('risk'),
  text: longText(),
  likelihood: z.int().min(1).max(5).nullable().default(null),
  impact: z.int().min(1).max(5).nullable().default(null),
  mitigation: longText(),
  ownerOrgId: ref(),
  /** An assumption that has occurred turned out false. */
  state: z.enum(['open', 'occurred', 'closed']).default('open'),
  /** When it is looked at again. */
  reviewDate: plainDate(),
  /** What shows that it has occurred: an indicator below or above a value, or an event in words. */
  triggerIndicatorId: ref(),
  triggerOperator: z.enum(['below', 'above']).nullable().default(null),
  triggerValue: decimal(),
  triggerEvent: title(),
  orderKey: orderKey(),
})

/** What was decided, by whom and when. */
export const decision = z.strictObject({
  ...common,
  workstreamId: ref(),
  text: longText(),
  ownerOrgId: ref(),
  decidedOn: plainDate(),
  orderKey: orderKey(),
})

/** Something to be done for the lab itself, beside its plan. */
export const action = z.strictObject({
  ...common,
  workstreamId: ref(),
  text: longText(),
  ownerOrgId: ref(),
  /** A person's name, where an organisation is not enough. */
  ownerName: title(),
  due: plainDate(),
  done: flag(),
  orderKey: orderKey(),
})

/** Said about any entity, also about another comment. A dissent or an objection travels with the roadmap (R14). */
export const comment = z.strictObject({
  ...common,
  aboutId: id(),
  kind: z.enum(['note', 'question', 'objection', 'dissent']).default('note'),
  text: longText(),
  /** Seats, and organisations of the plan, that are to read it. */
  mentions: idSet(),
  resolved: flag(),
  public: flag(),
})
