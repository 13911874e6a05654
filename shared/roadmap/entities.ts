import { z } from 'zod'
import { currency, date, decimal, entity, flag, id, instant, order, ref, refs, text, year } from './fields.ts'

const endKind = z
  .enum(['date', 'ongoing', 'notKnown'])
  .describe('How it ends: on a date, ongoing with a review date, or not known')
const sector = z
  .enum([
    'national',
    'provincial',
    'local',
    'soe',
    'statutory',
    'business',
    'labour',
    'academia',
    'civilSociety',
    'devPartner',
  ])
  .describe('Part of society it belongs to')
const initiativeState = z.enum([
  'idea',
  'shortlisted',
  'planned',
  'syndicated',
  'agreed',
  'inDelivery',
  'done',
  'stopped',
])

export const organisation = z.strictObject({
  ...entity,
  name: text('Full name'),
  acronym: text('Short name'),
  sector,
  planned: flag('Does not exist yet; an activity of the plan creates it'),
  createdByActivityId: ref('The activity that creates it'),
  dissolved: flag('No longer exists'),
  identifierScheme: text('Register the identifier is from'),
  identifier: text('Identifier in that register'),
})

export const workstream = z.strictObject({
  ...entity,
  order: order(),
  code: text('Code people use'),
  title: text('Focus area'),
  leadOrgId: ref('Leading organisation'),
  deliveryUnitOrgId: ref('Delivery unit that follows it'),
  dgSponsor: text('Sponsoring director-general'),
})

export const aspiration = z.strictObject({
  ...entity,
  order: order(),
  workstreamId: ref('Focus area; null for the whole lab'),
  statement: text('What is wanted'),
  headline: text('The same in a few words'),
  horizonYear: year('By when'),
  sourceNote: text('Where it comes from'),
})

export const evidence = z.strictObject({
  ...entity,
  workstreamId: ref('Focus area'),
  factKey: text('Facts with the same key are conflicting values of one thing'),
  chosen: flag('The value the lab works with, among conflicting ones'),
  statement: text('What it says'),
  value: text('Value as the source states it'),
  unit: text('Unit'),
  asOf: text('When it held'),
  kind: z.enum(['statistic', 'audit', 'interview', 'fieldVisit', 'document']).describe('Kind of evidence'),
  confidence: z.enum(['low', 'medium', 'high']).nullable().describe('How sure the lab is'),
  sourceTitle: text('Source'),
  sourceUrl: text('Address of the source'),
})

export const issue = z.strictObject({
  ...entity,
  order: order(),
  workstreamId: ref('Focus area'),
  text: text('What stands in the way'),
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
    .describe('Theme'),
  isRootCause: flag('A root cause, not a symptom'),
})

export const initiative = z.strictObject({
  ...entity,
  order: order(),
  workstreamId: ref('Focus area'),
  number: z.int().min(0).nullable().describe('Number in its focus area'),
  code: text('Code people use'),
  title: text('Title'),
  placeholder: flag('The title is not known and stands for one that is to be filled in'),
  description: text('What it is'),
  leadOrgId: ref('Leading organisation'),
  supportOrgIds: refs('Supporting organisations'),
  responsible: z
    .array(
      z.strictObject({
        organisationId: id('Organisation that answers for it'),
        onBehalfOf: refs('Planned organisations it stands in for'),
      }),
    )
    .describe('Who signs: its lead and everyone responsible for one of its activities'),
  start: date('Start'),
  end: date('End'),
  endKind,
  reviewDate: date('Review, when it is ongoing'),
  phase: z.enum(['quickWin', 'p1', 'p2', 'p3', 'long']).nullable().describe('Phase'),
  readinessStars: z.int().min(1).max(5).nullable().describe('Readiness, 1 to 5'),
  state: initiativeState.describe('How far it has come'),
  gapAcknowledged: flag('Its lead has seen the unfunded gap and accepts it'),
})

export const milestone = z.strictObject({
  ...entity,
  initiativeId: id('Initiative it belongs to'),
  number: z.int().min(1).describe('Number in its initiative, from 1'),
  title: text('Title'),
  due: date('Due'),
})

export const activity = z.strictObject({
  ...entity,
  initiativeId: id('Initiative it belongs to'),
  milestoneId: id('Milestone it belongs to'),
  number: z
    .string()
    .regex(/^[1-9]\d*\.[1-9]\d*$/)
    .describe('Number people use: milestone, then activity'),
  text: text('What is done'),
  responsibleIds: refs('Responsible organisations'),
  start: date('Planned start'),
  end: date('Planned end'),
  endKind,
  reviewDate: date('Review, when it is ongoing'),
  lengthWeeks: z
    .int()
    .min(1)
    .nullable()
    .describe('Weeks from start to end, rounded up; derived from the dates'),
  sourceNo: text('Number in the document it was taken from'),
})

export const dependency = z.strictObject({
  ...entity,
  fromId: id('Activity, milestone or initiative that comes first'),
  toId: id('The one that depends on it'),
  type: z
    .enum(['FS', 'SS', 'FF', 'SF'])
    .describe('Finish or start of the first to start or finish of the second'),
  lagDays: z.int().describe('Days between, negative for a lead'),
})

export const link = z.strictObject({
  ...entity,
  kind: z
    .enum(['answers', 'causes', 'measures', 'threatens', 'supports'])
    .describe('What the first is to the second'),
  fromId: id('First entity'),
  toId: id('Second entity'),
})

export const budgetLine = z.strictObject({
  ...entity,
  order: order(),
  initiativeId: id('Initiative it pays for'),
  item: text('What is paid for'),
  year: year('Year'),
  amount: decimal('Amount'),
  currency: currency(),
  certainty: z.enum(['indicative', 'requested', 'committed', 'disbursed']).describe('How sure the money is'),
  kind: z.enum(['capex', 'opex']).describe('Capital or running cost'),
  fundingSourceId: ref('Where the money comes from'),
  sourceNote: text('Where the figure comes from'),
})

export const fundingSource = z.strictObject({
  ...entity,
  name: text('Name'),
  orgId: ref('Organisation that funds'),
  voteOrFund: text('Budget vote or fund'),
  source: z.enum(['fiscus', 'province', 'soe', 'private', 'donor', 'other']).describe('Kind of funder'),
  ceiling: decimal('Most it can give'),
  currency: currency(),
})

export const indicator = z.strictObject({
  ...entity,
  order: order(),
  workstreamId: ref('Focus area'),
  code: text('Code people use'),
  name: text('What is measured'),
  unit: text('Unit'),
  direction: z.enum(['increase', 'decrease']).nullable().describe('Which way is better'),
  valueChain: z
    .enum(['input', 'activity', 'output', 'outcome', 'impact'])
    .nullable()
    .describe('Place in the chain from input to impact'),
  measure: z.enum(['unit', 'percentage', 'nominal', 'ordinal', 'qualitative']).describe('Kind of measure'),
  targetMode: z
    .enum(['absolute', 'increment', 'rate'])
    .nullable()
    .describe('A target is a level to reach, an increase over the baseline, or a rate'),
  baselineValue: decimal('Value at the start'),
  baselineDate: date('When it held'),
  baselineSource: text('Where it comes from'),
  frequency: z
    .enum(['weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'])
    .nullable()
    .describe('How often it is measured'),
  ownerOrgId: ref('Organisation that answers for it'),
  dataSource: text('Where the data come from'),
  method: text('How it is measured'),
  limitations: text('What to be careful about'),
  dataRequestOwnerId: ref('Organisation asked for data that are not available'),
  dataRequestDue: date('By when'),
})

export const trajectoryPoint = z.strictObject({
  ...entity,
  indicatorId: id('Indicator'),
  date: date('When'),
  value: decimal('Where it should stand'),
  low: decimal('Lower bound'),
  high: decimal('Upper bound'),
  kind: z.enum(['interim', 'final']).describe('A step on the way or the target'),
  sourceNote: text('Where it comes from'),
})

export const risk = z.strictObject({
  ...entity,
  order: order(),
  workstreamId: ref('Focus area'),
  type: z.enum(['risk', 'assumption']).describe('Risk or assumption'),
  text: text('What may happen or must hold'),
  likelihood: z.int().min(1).max(5).nullable().describe('1 to 5'),
  impact: z.int().min(1).max(5).nullable().describe('1 to 5'),
  mitigation: text('What is done about it'),
  ownerOrgId: ref('Organisation that watches it'),
})

export const notAgreed = z.strictObject({
  ...entity,
  code: text('Code people use'),
  title: text('Title'),
  placeholder: flag('The title is not known and stands for one that is to be filled in'),
  state: initiativeState.describe('How far it has come'),
})

const remark = {
  ...entity,
  aboutId: id('What it is about; may be something that is not part of the agreed plan'),
  text: text('What was said'),
  public: flag('May be published'),
  organisationId: ref('Organisation of its author, where known'),
  organisationName: text('Name of that organisation'),
}

export const dissent = z.strictObject({
  ...remark,
  kind: z.enum(['objection', 'dissent']).describe('Objection or dissent'),
  resolved: flag('Settled'),
})

export const openQuestion = z.strictObject(remark)

export const commitment = z.strictObject({
  id: id('Identifier'),
  version: z.int().min(1).describe('Version it was given on; it holds while the initiative is unchanged'),
  initiativeId: id('Initiative'),
  contentHash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .describe('Hash of the initiative as it was shown to the signatory'),
  organisationId: id('Organisation that answers'),
  organisationName: text('Its name then'),
  onBehalfOf: refs('Planned organisations it answers for as well'),
  decision: z.enum(['signed', 'signedWithReservation', 'declined']).describe('Answer'),
  statement: text('Reservation or reason'),
  signatory: z
    .strictObject({ name: text('Name'), role: text('Role in the lab'), sector })
    .describe('Who gave the answer'),
  signedAt: instant('When'),
})

export const endorsement = z.strictObject({
  role: z.enum(['labLead', 'sponsor']).describe('In which role'),
  name: text('Name'),
  endorsedAt: instant('When'),
})
