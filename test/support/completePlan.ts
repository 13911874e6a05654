import { v7 } from 'uuid'
import { readPlan } from '#shared/doc/read.ts'
import { writeChanges } from '#shared/doc/write.ts'
import type { Command } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import type * as Y from 'yjs'

/** Applies commands to a document as a client would; throws at the first that the plan refuses. */
export const applyCommands = (doc: Y.Doc, commands: readonly Command[]): void => {
  for (const command of commands) {
    const decision = decide(readPlan(doc).plan, command, {
      now: '2014-07-08T08:00:00.000Z',
      newId: () => v7(),
    })
    if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`)
    writeChanges(doc, decision.changes, 'test')
  }
}

const first = <T>(all: readonly T[], what: string): T => {
  const [one] = all
  if (!one) throw new Error(`There is no ${what}`)
  return one
}

/** What rules R4, R5, R6, R7 and R23 still want of a plan with one initiative, one issue and one indicator. */
export const missingForAgreement = (plan: Plan): Command[] => {
  const initiative = first(live(plan, 'initiatives'), 'initiative')
  const issue = first(live(plan, 'issues'), 'issue')
  const indicator = first(live(plan, 'indicators'), 'indicator')
  const owner = first(live(plan, 'organisations'), 'organisation')
  const point = (date: string, value: string, kind: 'interim' | 'final'): Command => ({
    type: 'create',
    collection: 'trajectoryPoints',
    id: v7(),
    fields: { indicatorId: indicator.id, date, value, kind },
  })
  return [
    { type: 'update', collection: 'issues', id: issue.id, fields: { isRootCause: true } },
    {
      type: 'update',
      collection: 'initiatives',
      id: initiative.id,
      fields: { leadOrgId: owner.id, start: '2014-10-01', end: '2016-03-31', state: 'planned' },
    },
    {
      type: 'update',
      collection: 'indicators',
      id: indicator.id,
      fields: {
        unit: 'harbours',
        direction: 'increase',
        valueChain: 'outcome',
        targetMode: 'absolute',
        frequency: 'quarterly',
        ownerOrgId: owner.id,
        baselineValue: '0',
        baselineDate: '2014-04-01',
        baselineSource: 'Harbour survey 2014',
      },
    },
    point('2015-03-31', '4', 'interim'),
    point('2016-03-31', '12', 'final'),
    {
      type: 'create',
      collection: 'budgetLines',
      id: v7(),
      fields: {
        initiativeId: initiative.id,
        item: 'Repairs',
        year: 2015,
        amount: '80000000.50',
        currency: 'ZAR',
        certainty: 'committed',
      },
    },
  ]
}
