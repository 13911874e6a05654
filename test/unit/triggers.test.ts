import { describe, expect, test } from 'vitest'
import type { EntityInput, Plan } from '#shared/plan/plan.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { liveOf } from '#shared/plan/select.ts'
import { standingOf, triggerKindOf, triggerOf, weightOf } from '#shared/plan/triggers.ts'
import { REGISTER as R, registerPlan } from '#test/support/registerPlan.ts'
import { SAMPLE as S, sampleId as n, withChange } from '#test/support/samplePlan.ts'

const plan = registerPlan()
const riskOf = (of: Plan, id: string) => liveOf(of, 'risks', id) ?? expect.fail('no such risk')
const withRisk = (id: string, fields: Partial<EntityInput<'risks'>>) => withChange(plan, 'risks', id, fields)
const said = (of: Plan) =>
  lint(of)
    .filter((f) => /^Q2\d$/.test(f.rule))
    .map(({ rule, code, severity, path }) => `${rule} ${code} ${severity} ${path.field} ${path.id}`)

describe('RG1 a trigger', () => {
  test('is an indicator below or above a value, or an event, and nothing while it lacks something', () => {
    expect(triggerOf(plan, riskOf(plan, S.permit))).toEqual({
      kind: 'indicator',
      indicatorId: n(103),
      operator: 'below',
      value: '1500.50',
    })
    expect(triggerOf(plan, riskOf(plan, R.assumption))).toEqual({
      kind: 'event',
      event: 'It is not passed by 31 March 2015',
    })
    expect(triggerOf(plan, riskOf(plan, R.unlinked))).toBeNull()
    for (const lacking of [{ triggerValue: null }, { triggerOperator: null }, { triggerIndicatorId: null }]) {
      const half = withRisk(S.permit, lacking)
      expect(triggerOf(half, riskOf(half, S.permit))).toBeNull()
      expect(triggerKindOf(riskOf(half, S.permit))).toBe('indicator')
    }
  })

  test('is told with where the baseline stands to it, exactly', () => {
    const trigger = {
      kind: 'indicator' as const,
      indicatorId: S.jobs,
      operator: 'below' as const,
      value: '0.3',
    }
    const at = (baselineValue: string | null) => standingOf({ baselineValue, baselineDate: null }, trigger)
    expect(at('0.1')).toMatchObject({ reached: true, distance: '0.2' })
    expect(at('0.3')).toMatchObject({ reached: false, distance: '0' })
    expect(at('90071992547409931')).toMatchObject({ reached: false, distance: '90071992547409930.7' })
    expect(at(null)).toBeNull()
    expect(
      standingOf({ baselineValue: '0.4', baselineDate: null }, { ...trigger, operator: 'above' }),
    ).toMatchObject({
      reached: true,
    })
  })
})

test('RG1 the weight of a risk is its likelihood times its impact, none while one of them is not judged', () => {
  expect(weightOf({ likelihood: 4, impact: 5 })).toBe(20)
  expect(weightOf({ likelihood: 4, impact: null })).toBeNull()
})

test('Q20 an open assumption without a trigger is warned of, a risk without one is not', () => {
  expect(said(plan)).toEqual([])
  const none = withRisk(R.assumption, { triggerEvent: ' ' })
  expect(said(none)).toEqual([`Q20 noTrigger warning trigger ${R.assumption}`])
  expect(said(withChange(none, 'risks', R.assumption, { state: 'occurred' }))).toEqual([])
})

test('Q21 a risk of weight 15 or more without a mitigation, or that nobody watches, is warned of', () => {
  const heavy = { likelihood: 3, impact: 5 }
  expect(said(withRisk(R.unlinked, { ...heavy, impact: 4 }))).toEqual([])
  expect(said(withRisk(R.unlinked, heavy))).toEqual([
    `Q21 noMitigation warning mitigation ${R.unlinked}`,
    `Q21 noOwner warning ownerOrgId ${R.unlinked}`,
  ])
  expect(said(withRisk(R.unlinked, { ...heavy, mitigation: 'Ask', ownerOrgId: S.dea }))).toEqual([])
  const planned = withRisk(S.permit, { ...heavy, state: 'open', ownerOrgId: null })
  expect(said(planned), 'Q7 says it').toEqual([])
})

test('Q22 a trigger whose indicator was removed is warned of', () => {
  const open = withRisk(S.permit, { state: 'open' })
  const gone = withChange(open, 'indicators', n(103), { deletedAt: '2014-08-01T00:00:00Z' })
  expect(said(gone)).toEqual([`Q22 indicatorGone warning triggerIndicatorId ${S.permit}`])
})

test('Q23 a trigger that lacks its indicator, side or value is warned of', () => {
  const lacking = (fields: Partial<EntityInput<'risks'>>) =>
    said(withRisk(S.permit, { state: 'open', ...fields }))
  expect(lacking({})).toEqual([])
  expect(lacking({ triggerValue: null })).toEqual([`Q23 noValue warning triggerValue ${S.permit}`])
  expect(lacking({ triggerOperator: null })).toEqual([`Q23 noOperator warning triggerOperator ${S.permit}`])
  expect(lacking({ triggerIndicatorId: null })).toEqual([
    `Q23 noIndicator warning triggerIndicatorId ${S.permit}`,
  ])
})
