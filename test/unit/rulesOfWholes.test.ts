import { expect, test } from 'vitest'
import { errorCounts, lint } from '#shared/plan/rules/lint.ts'
import { changed, complete, removed, said, type Change } from '../support/lintedPlan.ts'
import { sampleId as n } from '../support/samplePlan.ts'

test.each<[string, Change[]]>([
  [
    'R1, R4–R7, R23 an idea',
    [
      ['initiatives', n(20), { state: 'idea' }],
      ['links', n(72), { kind: 'answers', fromId: n(20), toId: n(11) }],
    ],
  ],
  ['R2 a row of one day', [['activities', n(40), { plannedEnd: '2014-10-01' }]]],
  ['R3 a lead that the dates leave', [['dependencies', n(45), { lagDays: -30 }]]],
  [
    'R3 the end an ongoing row had before it became ongoing',
    [
      ['activities', n(41), { responsibleIds: [n(1)] }],
      ['dependencies', n(45), { fromId: n(41), toId: n(40) }],
      ['activities', n(41), { plannedEnd: '2015-03-31' }],
    ],
  ],
  ['R3 a dependency on what was removed', [['dependencies', n(46), { fromId: n(41), toId: n(99) }]]],
  ['R5 years before the initiative starts', [['indicators', n(50), { baselineDate: '2010-12-31' }]]],
  ['R5 an indicator of nothing planned', [['indicators', n(55), { name: 'Spare' }]]],
  [
    'R20 a planned owner beside one that exists',
    [
      ['activities', n(41), { responsibleIds: [n(1), n(2)], plannedStart: '2014-10-02' }],
      ['dependencies', n(45), { deletedAt: removed }],
    ],
  ],
  [
    'R14 dissent that was settled, by a word or by what came of it, or is about an idea',
    [
      ['comments', n(80), { aboutId: n(20), kind: 'dissent', resolved: true }],
      ['comments', n(81), { aboutId: n(20), kind: 'dissent' }],
      ['decisions', n(82), { text: 'We go on' }],
      ['links', n(83), { kind: 'settles', fromId: n(82), toId: n(81) }],
      ['initiatives', n(21), { title: 'Later' }],
      ['comments', n(84), { aboutId: n(21), kind: 'dissent' }],
    ],
  ],
  ['R24 contributors named at a row alone', [['initiatives', n(20), { supportOrgIds: [] }]]],
  ['Q7 a risk that threatens nothing planned', [['risks', n(90), { text: 'Rain' }]]],
])('nothing is said about %s', (_, changes) => {
  expect(said(changed(...changes))).toEqual([])
})

test('R24 while rows have no owner yet, that alone is said', () => {
  const alone = changed(
    ['initiatives', n(20), { supportOrgIds: [] }],
    ['activities', n(41), { responsibleIds: [] }],
  )
  expect(said(alone)).toEqual(['R1 noResponsible error activities.responsibleIds'])
})

test('R5 R24 one goal without contributors and one without interim targets are two errors, each at its field', () => {
  const goal = (at: number, name: string): Change[] => [
    ['initiatives', n(at), { ...complete.initiatives.get(n(20)), id: n(at), title: name }],
    ['milestones', n(at + 1), { initiativeId: n(at) }],
    ['activities', n(at + 2), { ...complete.activities.get(n(40)), id: n(at + 2), milestoneId: n(at + 1) }],
    ['indicators', n(at + 3), { ...complete.indicators.get(n(50)), id: n(at + 3), name }],
    ['trajectoryPoints', n(at + 4), { indicatorId: n(at + 3), date: '2015-06-30', value: '5' }],
    ['trajectoryPoints', n(at + 5), { indicatorId: n(at + 3), date: '2016-06-30', value: '9' }],
    [
      'trajectoryPoints',
      n(at + 6),
      { indicatorId: n(at + 3), date: '2017-06-30', value: '9', kind: 'final' },
    ],
    ['budgetLines', n(at + 7), { ...complete.budgetLines.get(n(60)), id: n(at + 7), initiativeId: n(at) }],
    ['links', n(at + 8), { kind: 'answers', fromId: n(at), toId: n(11) }],
    ['links', n(at + 9), { kind: 'measures', fromId: n(at + 3), toId: n(at) }],
  ]
  const goals = [...goal(200, 'Veterans have homes'), ...goal(300, 'Schools have water')]
  expect(said(changed(...goals))).toEqual([])
  const lacking = changed(
    ...goals,
    ['initiatives', n(200), { supportOrgIds: [] }],
    ['trajectoryPoints', n(304), { deletedAt: removed }],
    ['trajectoryPoints', n(305), { deletedAt: removed }],
  )
  const paths = lint(lacking).map(({ path, ...f }) => [
    f.rule,
    f.severity,
    path.collection,
    path.id,
    path.field,
  ])
  expect(paths.toSorted()).toEqual([
    ['R24', 'error', 'initiatives', n(200), 'supportOrgIds'],
    ['R5', 'error', 'indicators', n(303), 'trajectory'],
  ])
})

test('R4 a removed initiative answers nothing', () => {
  const plan = changed(['initiatives', n(20), { deletedAt: removed }])
  expect(said(plan)).toContain('R4 unanswered warning issues.answers')
})

test('R20 a removed second owner does not stand in for one that does not exist yet', () => {
  const plan = changed(
    ['organisations', n(3), { deletedAt: removed }],
    ['activities', n(41), { responsibleIds: [n(2), n(3)], plannedStart: '2014-12-31' }],
  )
  expect(said(plan)).toContain('R20 notYetCreated error activities.responsibleIds')
})

test('R11 a finding names the initiative whose agreement it concerns; only errors stand in its way', () => {
  const plan = changed(['activities', n(40), { text: '' }], ['dependencies', n(45), { lagDays: 1 }])
  expect(lint(plan).map((f) => f.initiativeId)).toEqual([n(20), n(20)])
  const errors = lint(plan).filter((f) => f.severity === 'error' && f.initiativeId === n(20))
  expect(errors.map((f) => f.code)).toEqual(['noText'])
  expect(errorCounts(lint(plan)).get(n(20))).toBe(1)
})
