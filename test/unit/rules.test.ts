import { expect, test } from 'vitest'
import { changed, complete, removed, said, type Change } from '../support/lintedPlan.ts'
import { sampleId as n } from '../support/samplePlan.ts'

test('R1–R7, R20, R23 have nothing to say about a complete initiative', () => {
  expect(said(complete)).toEqual([])
})

test.each<[string, Change[], string[]]>([
  ['R1 a row without text', [['activities', n(40), { text: ' ' }]], ['R1 noText error activities.text']],
  [
    'R1 a row without an owner',
    [['activities', n(40), { responsibleIds: [] }]],
    ['R1 noResponsible error activities.responsibleIds'],
  ],
  [
    'R1 a row whose only owner was removed',
    [
      ['organisations', n(3), { deletedAt: removed }],
      ['activities', n(40), { responsibleIds: [n(3)] }],
    ],
    ['R1 noResponsible error activities.responsibleIds'],
  ],
  [
    'R1 a row without a start',
    [['activities', n(40), { plannedStart: null }]],
    ['R1 noStart error activities.plannedStart'],
  ],
  [
    'R1 an ongoing row without a review date',
    [['activities', n(41), { reviewDate: null }]],
    ['R1 ongoingWithoutReview error activities.reviewDate'],
  ],
  [
    'R1 a review before the start',
    [['activities', n(41), { reviewDate: '2014-12-31' }]],
    ['R1 reviewBeforeStart error activities.reviewDate'],
  ],
  [
    'R1 an end that is not known',
    [['activities', n(41), { endKind: 'notKnown' }]],
    ['R1 noEnd error activities.plannedEnd'],
  ],
  [
    'R1 a row outside every initiative',
    [['activities', n(42), { workstreamId: n(10) }]],
    ['R1 outsideInitiative warning activities.milestoneId'],
  ],
  [
    'R2 an end before the start',
    [['activities', n(40), { plannedEnd: '2014-09-30' }]],
    ['R2 endBeforeStart error activities.plannedEnd'],
  ],
  [
    'R3 a successor that starts on the day its predecessor ends',
    [
      ['activities', n(40), { plannedEnd: '2015-01-01' }],
      ['activities', n(41), { responsibleIds: [n(1)] }],
    ],
    ['R3 dateConflict warning dependencies.type'],
  ],
  [
    'R3 a lag that the dates do not leave',
    [['dependencies', n(45), { lagDays: 1 }]],
    ['R3 dateConflict warning dependencies.type'],
  ],
  [
    'R3 a circle, on each of its dependencies',
    [['dependencies', n(46), { fromId: n(41), toId: n(40) }]],
    ['R3 cycle error dependencies.type', 'R3 cycle error dependencies.type'],
  ],
  [
    'R4 an initiative that answers nothing, and a root cause nobody answers',
    [['links', n(70), { kind: 'answers', fromId: n(20), toId: n(11), deletedAt: removed }]],
    ['R4 noRootCause error initiatives.answers', 'R4 unanswered warning issues.answers'],
  ],
  [
    'R4 an initiative that answers an issue which is no root cause',
    [['issues', n(11), { isRootCause: false }]],
    ['R4 noRootCause error initiatives.answers'],
  ],
  [
    'R5 an indicator without unit, direction, frequency and owner',
    [['indicators', n(50), { unit: '', direction: null, frequency: null, ownerOrgId: null }]],
    [
      'R5 no_unit error indicators.unit',
      'R5 no_direction error indicators.direction',
      'R5 no_frequency error indicators.frequency',
      'R5 no_ownerOrgId error indicators.ownerOrgId',
    ],
  ],
  [
    'R5 a baseline without a value',
    [['indicators', n(50), { baselineValue: null }]],
    ['R5 noBaseline error indicators.baselineValue'],
  ],
  [
    'R5 a baseline without a date',
    [['indicators', n(50), { baselineDate: null }]],
    ['R5 noBaseline error indicators.baselineDate'],
  ],
  [
    'R5 a baseline without a source',
    [['indicators', n(50), { baselineSource: ' ' }]],
    ['R5 noBaseline error indicators.baselineSource'],
  ],
  [
    'R5 no final target',
    [['trajectoryPoints', n(53), { indicatorId: n(50), kind: 'interim' }]],
    ['R5 noFinalTarget error indicators.trajectory'],
  ],
  [
    'R5 a year without a point of the trajectory',
    [['trajectoryPoints', n(52), { deletedAt: removed }]],
    ['R5 noInterim error indicators.trajectory'],
  ],
  [
    'R6 no target mode',
    [['indicators', n(50), { targetMode: null }]],
    ['R6 noTargetMode error indicators.targetMode'],
  ],
  [
    'R7 no budget',
    [['budgetLines', n(60), { deletedAt: removed }]],
    ['R7 noBudget error initiatives.budget'],
  ],
  [
    'R7 a line without a year',
    [['budgetLines', n(60), { year: null }]],
    ['R7 lineIncomplete error budgetLines.year'],
  ],
  [
    'R7 a gap nobody has acknowledged',
    [['budgetLines', n(60), { certainty: 'requested' }]],
    ['R7 gapNotAcknowledged error initiatives.gapAcknowledged'],
  ],
  [
    'R7 an acknowledged gap, which is still shown',
    [
      ['budgetLines', n(60), { certainty: 'requested' }],
      ['initiatives', n(20), { gapAcknowledged: true }],
    ],
    ['R7 gap info initiatives.budget'],
  ],
  [
    'R20 the only owner does not exist yet on the day',
    [['activities', n(41), { plannedStart: '2014-12-31' }]],
    ['R3 dateConflict warning dependencies.type', 'R20 notYetCreated error activities.responsibleIds'],
  ],
  [
    'R20 a planned organisation that no activity creates',
    [['organisations', n(2), { createdByActivityId: null }]],
    ['R20 noCreator warning organisations.createdByActivityId'],
  ],
  [
    'R20 an owner whose creation never ends',
    [['activities', n(40), { endKind: 'ongoing', reviewDate: '2015-06-30' }]],
    ['R20 notYetCreated error activities.responsibleIds'],
  ],
  [
    'R20 several owners, none of whom exists yet on the day',
    [
      ['organisations', n(5), { planned: true, createdByActivityId: n(40) }],
      ['activities', n(41), { responsibleIds: [n(2), n(5)], plannedStart: '2014-12-31' }],
    ],
    ['R3 dateConflict warning dependencies.type', 'R20 notYetCreated error activities.responsibleIds'],
  ],
  [
    'R14 an objection nobody has settled, on a row of what is to be signed',
    [['comments', n(80), { aboutId: n(40), kind: 'objection', text: 'Too late' }]],
    ['R14 objection info activities.comments'],
  ],
  [
    'R14 dissent in an answer, at what the row of answers is about',
    [
      ['comments', n(80), { aboutId: n(20), text: 'Agreed?' }],
      ['comments', n(81), { aboutId: n(80), kind: 'dissent', text: 'No' }],
    ],
    ['R14 dissent info initiatives.comments'],
  ],
  [
    'R24 an initiative that its lead carries alone',
    [
      ['initiatives', n(20), { supportOrgIds: [n(1)] }],
      ['activities', n(41), { responsibleIds: [n(1)] }],
    ],
    ['R24 noContributor error initiatives.supportOrgIds'],
  ],
  [
    'R24 supporters that were removed',
    [
      ['organisations', n(4), { deletedAt: removed }],
      ['activities', n(41), { responsibleIds: [n(1)] }],
    ],
    ['R24 noContributor error initiatives.supportOrgIds'],
  ],
  [
    'Q1 an initiative without a lead',
    [['initiatives', n(20), { leadOrgId: null }]],
    ['Q1 noLead warning initiatives.leadOrgId'],
  ],
  [
    'Q2 rows that begin before their initiative and end after it',
    [['initiatives', n(20), { start: '2014-10-02', end: '2014-12-30' }]],
    ['Q2 startsBefore warning activities.plannedStart', 'Q2 endsAfter warning activities.plannedEnd'],
  ],
  [
    'Q2 an initiative that ends before it starts',
    [
      ['initiatives', n(20), { end: '2014-09-30' }],
      ['activities', n(40), { endKind: 'ongoing', reviewDate: '2015-06-30', responsibleIds: [n(1)] }],
      ['activities', n(41), { responsibleIds: [n(1)] }],
    ],
    ['Q2 endBeforeStart warning initiatives.end'],
  ],
  [
    'Q2 an ongoing initiative without a review date',
    [['initiatives', n(20), { endKind: 'ongoing' }]],
    ['Q2 ongoingWithoutReview warning initiatives.reviewDate'],
  ],
  [
    'Q3 a milestone that is due before its rows have ended',
    [['milestones', n(30), { due: '2014-12-30' }]],
    ['Q3 dueTooEarly warning milestones.due'],
  ],
  [
    'Q4 an initiative without a row',
    [
      ['activities', n(40), { milestoneId: n(99) }],
      ['activities', n(41), { deletedAt: removed }],
    ],
    ['Q4 noRows warning initiatives.milestones', 'R1 outsideInitiative warning activities.milestoneId'],
  ],
  [
    'Q5 organisations that no longer exist',
    [['organisations', n(1), { dissolved: true }]],
    [
      'Q5 dissolved warning activities.responsibleIds',
      'Q5 dissolved warning indicators.ownerOrgId',
      'Q5 dissolved warning initiatives.leadOrgId',
    ],
  ],
  [
    'Q6 an initiative without a title',
    [['initiatives', n(20), { title: ' ' }]],
    ['Q6 noTitle warning initiatives.title'],
  ],
  [
    'Q6 a placeholder for a title',
    [['initiatives', n(20), { placeholder: true }]],
    ['Q6 placeholder info initiatives.title'],
  ],
  [
    'Q7 an assumption nobody watches',
    [
      ['risks', n(90), { type: 'assumption', text: 'The law passes', triggerEvent: 'The bill is withdrawn' }],
      ['links', n(91), { kind: 'threatens', fromId: n(90), toId: n(41) }],
    ],
    ['Q7 assumptionWithoutOwner warning risks.ownerOrgId'],
  ],
  [
    'R23 no indicator of an outcome',
    [['indicators', n(50), { valueChain: 'output' }]],
    ['R23 noOutcome error initiatives.indicators'],
  ],
  [
    'R23 data that were asked for, which is a warning and no error',
    [['indicators', n(50), { baselineValue: null, dataRequestOwnerId: n(1), dataRequestDue: '2015-01-31' }]],
    ['R23 dataRequested warning indicators.baselineValue'],
  ],
])('%s', (_, changes, findings) => {
  expect(said(changed(...changes)).toSorted()).toEqual(findings.toSorted())
})
