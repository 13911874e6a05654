import { expect, test } from 'vitest'
import type { InitiativeAgreement } from '#shared/api/agreement.ts'
import type { Seat } from '#shared/api/identity.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { readinessOf } from '#client/agreement/readiness.ts'
import { ownStanding, progressOf, statementsOf, type Version } from '#client/agreement/standings.ts'
import { targetText } from '#client/delivery/reading/targetText.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

const t = i18n.getFixedT('en', 'roadmap')
const point = { value: '15000', date: '2019-12-31' }

test.each([
  ['increment', 'increase', 'Increase by 15\u202f000 jobs by 31 Dec 2019'],
  ['increment', 'decrease', 'Decrease by 15\u202f000 jobs by 31 Dec 2019'],
  ['absolute', 'increase', 'Reach 15\u202f000 jobs by 31 Dec 2019'],
  ['rate', null, 'A rate of 15\u202f000 jobs by 31 Dec 2019'],
] as const)('R6 a target of mode %s, to %s, reads "%s"', (targetMode, direction, words) =>
  expect(targetText(t, { targetMode, direction, unit: 'jobs' }, point)).toBe(words),
)

const DEA = sampleId(1)
const OPOCT = sampleId(2)
const seat: Seat = {
  id: sampleId(90),
  name: 'A',
  role: 'participant',
  signatory: true,
  organisationId: DEA,
  organisationName: 'DEA',
  sector: 'national',
  joinedAt: null,
  revoked: false,
}

const readiness = (seats: Seat[]) => {
  const plan = planOf({
    organisations: [
      { id: DEA, name: 'Environment', acronym: 'DEA' },
      { id: OPOCT, name: 'Office', planned: true },
    ],
    workstreams: [{ id: sampleId(10), code: 'MPSG', title: 'Protection' }],
    initiatives: [
      { id: sampleId(20), workstreamId: sampleId(10), code: 'I1', leadOrgId: DEA, state: 'planned' },
      { id: sampleId(21), workstreamId: sampleId(10), code: 'I2', leadOrgId: OPOCT, state: 'planned' },
      { id: sampleId(22), workstreamId: sampleId(10), code: 'I3', state: 'idea' },
    ],
  })
  const findings = lint(plan)
  const byInitiative = Map.groupBy(findings, (f) => f.initiativeId ?? '')
  return readinessOf(plan, byInitiative, findings, seats)
}

test('R11 before a freeze each planned initiative says who is missing to sign it; ideas stay out', () => {
  const { planned, leftOut, circles } = readiness([])
  expect(planned.map((p) => [p.initiative.code, p.withoutSignatory, p.nobodyAnswers])).toEqual([
    ['I1', ['DEA'], false],
    ['I2', [], true],
  ])
  expect([leftOut, circles]).toEqual([1, 0])
  expect(planned[0]?.errors.map((e) => e.rule)).toContain('R23')
})

test('R11 a seat that signs counts until it is revoked', () => {
  expect(readiness([seat]).planned[0]?.withoutSignatory).toEqual([])
  expect(readiness([{ ...seat, revoked: true }]).planned[0]?.withoutSignatory).toEqual(['DEA'])
  expect(readiness([{ ...seat, signatory: false }]).planned[0]?.withoutSignatory).toEqual(['DEA'])
})

const HASH = `sha256:${'0'.repeat(64)}` as const

const initiative = (
  n: number,
  state: InitiativeAgreement['standings'][number]['state'],
  statement = '',
): InitiativeAgreement => ({
  initiativeId: sampleId(20 + n),
  code: `I${n}`,
  title: '',
  contentHash: HASH,
  errors: 0,
  agreed: state === 'signed',
  standings: [
    {
      organisationId: DEA,
      organisationName: 'Environment',
      onBehalfOf: [],
      state,
      commitment:
        state === 'requested'
          ? null
          : {
              id: sampleId(70 + n),
              version: 1,
              initiativeId: sampleId(20 + n),
              contentHash: HASH,
              organisationId: DEA,
              organisationName: 'Environment',
              onBehalfOf: [],
              decision: state === 'lapsed' ? 'signedWithReservation' : state,
              statement,
              signatory: { seatId: seat.id, name: 'A', role: 'participant', sector: 'national' },
              signedAt: '2014-08-15T10:00:00Z',
            },
    },
  ],
})

const version: Version = {
  version: 2,
  frozenAt: '2014-08-15T09:00:00Z',
  frozenBy: 'Lead',
  contentHash: HASH,
  agreed: false,
  endorsements: [],
  releasedAt: null,
  initiatives: [
    initiative(1, 'signed'),
    initiative(2, 'lapsed', 'An old reservation'),
    initiative(3, 'requested'),
    initiative(4, 'declined', 'Not funded'),
  ],
}

test('R13 an answer that lapsed is asked for again and its words no longer stand', () => {
  expect(progressOf(version)).toEqual({ answered: 2, asked: 4, agreed: 1, initiatives: 4 })
  expect(statementsOf(version).map((s) => s.commitment.statement)).toEqual(['Not funded'])
})

test('UI9 only a signatory of a responsible organisation is asked to sign', () => {
  const [first] = version.initiatives
  if (!first) return expect.unreachable('there are four')
  expect(ownStanding(seat, first)?.organisationId).toBe(DEA)
  expect(ownStanding({ ...seat, signatory: false }, first)).toBeNull()
  expect(ownStanding({ ...seat, organisationId: OPOCT }, first)).toBeNull()
  expect(ownStanding({ ...seat, revoked: true }, first)).toBeNull()
})
