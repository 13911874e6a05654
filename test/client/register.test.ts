import { parse } from 'papaparse'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { RouterProvider } from 'react-router/dom'
import { describe, expect, test } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { NO_ANSWERS } from '#shared/plan/requests.ts'
import { factText, headText } from '#client/history/factText.ts'
import { plainDay } from '#client/history/times.ts'
import type { Told } from '#client/history/told.ts'
import { factsOfPlan, whereaboutsOf } from '#shared/plan/whereabouts.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { chosenRows, inCell } from '#client/register/chosenRows.ts'
import { csvOfTab } from '#client/register/csvOfTab.ts'
import { registerLists } from '#client/register/registerLists.ts'
import { useRegisterAddress, type RegisterView } from '#client/register/useRegisterAddress.ts'
import { decimalTyped } from '#client/views/entity/decimalTyped.ts'
import { browserPages } from '#test/support/browserPages.ts'
import { REGISTER as R, registerAnswers, registerPlan } from '#test/support/registerPlan.ts'
import { SAMPLE as S, sampleId as n, withChange } from '#test/support/samplePlan.ts'

const plan = withChange(registerPlan(), 'risks', S.permit, { likelihood: 4, impact: 3 })
const TODAY = '2014-08-21'
const lists = registerLists(plan, registerAnswers(), TODAY)
const ALL: RegisterView = { tab: 'risks', room: null, owner: null, state: null, search: '', cell: null }
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id)

describe('RG2 what the register lists', () => {
  test('risks by weight, what is not judged last, with what they threaten', () => {
    const heavy = withChange(plan, 'risks', R.unlinked, { likelihood: 5, impact: 5 })
    const rows = registerLists(heavy, NO_ANSWERS, TODAY).risks
    expect(rows.map((row) => row.weight)).toEqual([25, 12, null])
    expect(rows[1]).toMatchObject({
      id: S.permit,
      state: 'occurred',
      owner: 'FFA',
      threatens: [{ id: S.actFarm, label: 'AQ-1 · 1.1 Sites leased' }],
    })
    expect(ids(lists.assumptions)).toEqual([R.assumption])
  })

  test('a review whose day has passed is due while the risk is open', () => {
    const review = (state: 'open' | 'closed', today: string) =>
      registerLists(withChange(plan, 'risks', S.permit, { state }), NO_ANSWERS, today).risks.find(
        (row) => row.id === S.permit,
      )?.reviewDue
    expect(review('open', '2015-03-31')).toBe(false)
    expect(review('open', '2015-04-01')).toBe(true)
    expect(review('closed', '2015-04-01')).toBe(false)
  })

  test('decisions and actions with the comment they came of; an action is overdue after its day, until it is done', () => {
    expect(lists.decisions).toMatchObject([
      { id: R.decision, owner: 'DPME', comment: { text: 'Six are needed' } },
    ])
    expect(lists.actions).toMatchObject([
      { id: R.action, state: 'overdue', owner: 'DEA · Somebody Known', comment: { id: R.settledQuestion } },
    ])
    const on = (day: string, of: Plan = plan) => registerLists(of, NO_ANSWERS, day).actions[0]?.state
    expect(on('2014-08-20')).toBe('open')
    expect(on(TODAY, withChange(plan, 'actions', R.action, { done: true }))).toBe('done')
  })
})

test('RG4 open are questions, requests that are not granted, and data that are asked for, with who answers', () => {
  expect(
    lists.questions.map(({ text, state, owner, room, placeId }) => [state, text, owner, room?.code, placeId]),
  ).toEqual([
    ['question', 'Who chairs?', 'OPOCT', 'MPSG', n(153)],
    ['waiting', 'MPSG-4 · 1.1 Occupations issued to the labs', 'MPSG', 'AQ', n(87)],
    ['waiting', 'MPSG-4 Capacity for ocean governance', 'MPSG', 'AQ', S.farms],
    ['waiting', 'MPSG-4 · 1.1 Occupations issued to the labs', 'MPSG', 'AQ', S.actFarm],
    ['refused', 'MPSG-4 · 1.2 Employers name occupations', 'MPSG', 'AQ', S.actFarm],
    ['data', 'People trained', 'DHET', undefined, S.trained],
  ])
  expect(lists.questions.find((row) => row.id === R.refused)?.reason).toBe('Not before the list is out')
})

describe('RG3 lists are narrowed', () => {
  const of = (choice: Partial<RegisterView>) => ids(chosenRows(lists.risks, { ...ALL, ...choice }))

  test('by room, owner, state and every word of a search', () => {
    expect(of({})).toEqual(expect.arrayContaining([S.permit, R.unlinked]))
    expect(of({ state: 'occurred' })).toEqual([S.permit])
    expect(of({ owner: S.farmers })).toEqual([S.permit])
    expect(of({ search: 'LATE pérmits ffa' })).toEqual([S.permit])
    expect(of({ search: 'late never' })).toEqual([])
    expect(ids(chosenRows(lists.decisions, { ...ALL, room: S.mpsg }))).toEqual([R.decision])
    expect(chosenRows(lists.decisions, { ...ALL, room: S.aq })).toEqual([])
  })

  test('by a field of the grid', () => {
    expect(ids(inCell(lists.risks, { likelihood: 4, impact: 3 }))).toEqual([S.permit])
    expect(inCell(lists.risks, { likelihood: 3, impact: 4 })).toEqual([])
  })

  test('and the address says how', () => {
    const viewAt = (address: string): RegisterView => {
      let view: RegisterView = ALL
      const Reader = () => {
        view = useRegisterAddress(plan).view
        return null
      }
      const router = browserPages([{ path: '/', Component: Reader }], address)
      renderToStaticMarkup(createElement(RouterProvider, { router }))
      router.dispose()
      return view
    }
    expect(viewAt('/')).toEqual(ALL)
    expect(viewAt(`/?tab=assumptions&room=aq&owner=${S.dea}&state=open&search=oil&cell=4-5`)).toEqual({
      tab: 'assumptions',
      room: S.aq,
      owner: S.dea,
      state: 'open',
      search: 'oil',
      cell: { likelihood: 4, impact: 5 },
    })
    expect(viewAt('/?tab=nothing&room=none&owner=none&cell=9-9')).toEqual(ALL)
  })
})

test('RG5 a list downloads as it is shown, and no cell of it is a formula', () => {
  const t = i18n.getFixedT(null, 'register')
  const hostile = withChange(plan, 'risks', S.permit, {
    text: '=HYPERLINK("http://x")',
    mitigation: '+1;"a"',
  })
  const csv = csvOfTab(t, hostile, registerLists(hostile, NO_ANSWERS, TODAY), { ...ALL, state: 'occurred' })
  const [heading, ...rows] = parse<string[]>(csv.replace('\uFEFF', '').trimEnd()).data
  expect(heading).toEqual(expect.arrayContaining(['What', 'Trigger', 'State']))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toEqual(expect.arrayContaining([`'=HYPERLINK("http://x")`, `'+1;"a"`, 'Occurred']))
  for (const tab of ['assumptions', 'decisions', 'actions', 'questions'] as const)
    expect(
      csvOfTab(t, plan, lists, { ...ALL, tab })
        .trimEnd()
        .split('\r\n').length,
    ).toBeGreaterThan(1)
})

test.each([
  ['77 000', '77000'],
  ['77\u202f000.50', '77000.50'],
  ['1,234,567.5', '1234567.5'],
  ['\u22121.5', '-1.5'],
  ['1,5', '1,5'],
  [' ', ''],
])('RG7 a number typed as “%s” is %s', (typed, kept) => {
  expect(decimalTyped(typed)).toBe(kept)
})

test('RG9 the history tells what changed of a trigger, a decision or an action in words', () => {
  const t = i18n.getFixedT(null, ['history', 'plan', 'common'])
  const say = (collection: Told['collection'], field: string, before: unknown, after: unknown) =>
    factText(t, plan, {
      kind: 'changed',
      collection,
      entityId: S.permit,
      label: '',
      workstreamId: null,
      field,
      before,
      after,
    }).text
  expect(say('risks', 'triggerIndicatorId', null, S.jobs)).toBe('Trigger’s indicator set to Jobs')
  expect(say('risks', 'triggerOperator', 'below', 'above')).toMatch(/Trigger’s side.*below.*above/)
  expect(say('risks', 'triggerValue', '1', '77000')).toMatch(/Trigger’s value.*77\u202f000/)
  expect(say('risks', 'state', 'open', 'occurred')).toMatch(/State.*Open.*Occurred/)
  expect(say('decisions', 'decidedOn', null, '2014-08-12')).toBe(
    `Decided on set to ${plainDay('2014-08-12')}`,
  )
  expect(say('actions', 'workstreamId', S.aq, S.mpsg)).toMatch(/Aquaculture.*Marine protection/)
  expect(say('actions', 'done', false, true)).toContain('Done')
  const head = headText(t, plan, {
    kind: 'created',
    collection: 'decisions',
    entityId: R.decision,
    label: 'The team grows to six',
    workstreamId: S.mpsg,
    field: null,
    before: null,
    after: null,
  })
  expect(head).toBe('Decision “The team grows to six”')
})

test('RG10 a decision and an action belong to their room, whose lock closes them and whose history tells of them', () => {
  const facts = factsOfPlan(plan, () => null)
  expect(whereaboutsOf(facts, R.decision).within).toContain(S.mpsg)
  expect(whereaboutsOf(facts, R.action).within).toContain(S.aq)
})
