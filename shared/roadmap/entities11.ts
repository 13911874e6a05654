import { z } from 'zod'
import * as e from './entities.ts'
import { date, decimal, entity, flag, id, instant, order, ref, text } from './fields.ts'

/*
 * What 1.1 adds to the entities. What was there before keeps its form, and what is new is left out where there is
 * nothing to say: an initiative without any of it has the same hash in both versions.
 */

/** Members that are there only when there is one. */
const some = <T extends z.ZodType>(member: T, what: string) =>
  z.array(member).min(1).optional().describe(what)

const trigger = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('indicator').describe('An indicator shows it'),
      indicatorId: id('Indicator'),
      operator: z.enum(['below', 'above']).describe('Which side of the value'),
      value: decimal('Value').unwrap().describe('Value'),
    }),
    z.strictObject({
      kind: z.literal('event').describe('An event shows it'),
      event: z.string().min(1).describe('The event, in words'),
    }),
  ])
  .describe('What shows that a risk has occurred or an assumption has proved false')

export const risk = e.risk.extend({
  state: z
    .enum(['occurred', 'closed'])
    .optional()
    .describe('Not there while it is open; an assumption that has occurred has proved false'),
  reviewDate: z.iso.date().optional().describe('When it is looked at again'),
  trigger: trigger.optional(),
})

export const dependency = e.dependency.extend({
  answer: z
    .strictObject({
      answer: z.enum(['accepted', 'refused']).describe('Answer'),
      promised: date('The day that was waited for, as planned when it was answered'),
      at: instant('When'),
      organisationName: text('Organisation that answered'),
    })
    .optional()
    .describe('What the other focus area, whose work comes first, has answered'),
})

export const decision = z.strictObject({
  ...entity,
  order: order(),
  workstreamId: ref('Focus area; null for the whole lab'),
  text: text('What was decided'),
  ownerOrgId: ref('Who decided it'),
  decidedOn: date('When'),
  settles: some(z.uuidv7(), 'Objections and dissent of this file that it settles'),
})

export const action = z.strictObject({
  ...entity,
  order: order(),
  workstreamId: ref('Focus area; null for the whole lab'),
  text: text('What is to be done, beside the plan'),
  ownerOrgId: ref('Organisation that does it'),
  due: date('By when'),
  done: flag('It is done'),
  settles: some(z.uuidv7(), 'Objections and dissent of this file that it settles'),
})

export const dissent = e.dissent.extend({
  settledBy: some(
    z.strictObject({
      kind: z.enum(['issue', 'risk', 'decision', 'action']).describe('What it is'),
      id: id('Entity of this file'),
    }),
    'What came of it',
  ),
})

export const openQuestion = z.discriminatedUnion('kind', [
  e.openQuestion.extend({ kind: z.literal('question').describe('A question nobody has settled') }),
  z.strictObject({
    kind: z.literal('request').describe('One focus area waits for another, which has not accepted it'),
    dependencyId: id('Dependency'),
    state: z.enum(['waiting', 'refused']).describe('Not answered yet, or refused'),
    reason: text('Why it was refused'),
    organisationName: text('Organisation that refused it'),
    askingWorkstreamId: id('Focus area that waits'),
    askedWorkstreamId: id('Focus area that has to answer'),
  }),
  z.strictObject({
    kind: z.literal('data').describe('Data that are asked for and not there yet'),
    indicatorId: id('Indicator'),
    ownerOrgId: ref('Organisation that is asked'),
    due: date('By when'),
  }),
])
