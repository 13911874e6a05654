import { parse } from 'papaparse'
import { expect, test, vi } from 'vitest'
import { lint, lintSteps } from '#shared/plan/rules/lint.ts'
import { RULE_IDS, type Finding } from '#shared/plan/rules/finding.ts'
import { findingWords } from '#shared/plan/rules/findingWords.ts'
import { checkItems, isChosen, readinessOf } from '#client/checks/checkItems.ts'
import { entriesIn, groupsOf } from '#client/checks/checkGroups.ts'
import { checksCsv } from '#client/checks/checksCsv.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { inSlices } from '#client/plan/inSlices.ts'
import { live } from '#shared/plan/select.ts'
import { disturbed } from '#test/support/randomPlan.ts'
import { SAMPLE as S, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { seeded } from '#test/support/syncClient.ts'

const t = i18n.getFixedT('en', 'checks')
const words = { checks: t, plan: i18n.getFixedT('en', 'plan') }

/** Errors in both rooms, one of them of a row that two organisations own. */
const plan = withChange(
  withChange(samplePlan(), 'activities', S.act12, { plannedEnd: null, responsibleIds: [S.dea, S.dhet] }),
  'activities',
  S.actFarm,
  { text: '' },
)
const findings = lint(plan)
const items = checkItems(plan, findings)
const everything = { severity: null, rule: null, room: null, organisation: null }

test('PK5 every rule says why it matters and how to mend it, every finding has its sentence', () => {
  for (const rule of RULE_IDS)
    for (const part of ['title', 'why', 'mend'])
      expect(i18n.exists(`rules.${rule}.${part}`, { ns: 'checks' }), `${rule}.${part}`).toBe(true)
  for (let seed = 1; seed <= 60; seed++)
    for (const finding of lint(disturbed(samplePlan(), seeded(seed), 60))) {
      const { key, filled } = findingWords(finding)
      expect(i18n.exists(key, { ns: 'plan', ...filled }), key).toBe(true)
      expect(words.plan(key as never, filled), key).not.toContain('{{')
    }
})

test('PK6 findings stand by room and initiative in the order of the lab, the gravest first; or by organisation', () => {
  const by = groupsOf(t, plan, items, { by: 'room', organisation: null })
  expect(by.map(({ code }) => code)).toEqual(['AQ', 'MPSG'])
  expect(entriesIn(by)).toHaveLength(findings.length)
  const of = (id: string) => items.filter(({ initiative }) => initiative?.id === id)
  expect(of(S.capacity)[0]?.finding.severity).toBe('error')
  const organisations = groupsOf(t, plan, items, { by: 'organisation', organisation: null })
  const named = organisations.map(({ title, parts }) => [title.split(' · ')[0], parts[0]?.entries.length])
  expect(named).toContainEqual(['DEA', items.filter(isChosen({ ...everything, organisation: S.dea })).length])
  const ofBoth = organisations.filter(({ parts }) =>
    parts[0]?.entries.some(({ item }) => item.finding.path.id === S.act12 && item.finding.rule === 'R1'),
  )
  expect(ofBoth.map(({ title }) => title.split(' · ')[0])).toEqual(['DEA', 'DHET'])
  const alone = groupsOf(t, plan, items, { by: 'organisation', organisation: S.dhet })
  expect(alone.map(({ title }) => title.split(' · ')[0])).toEqual(['DHET'])
})

test('PK6 the list is narrowed by severity, rule, room and organisation', () => {
  const rules = (choice: Partial<typeof everything> & object) =>
    items.filter(isChosen({ ...everything, ...choice })).map(({ finding }) => finding.rule)
  expect(
    new Set(items.filter(isChosen({ ...everything, severity: 'error' })).map((i) => i.finding.code)),
  ).toEqual(new Set(['noEnd', 'noText']))
  expect(rules(everything)).toHaveLength(items.length)
  expect(
    items.filter(isChosen({ ...everything, rule: 'R1', room: S.mpsg })).map((i) => i.finding.path.id),
  ).toContain(S.act12)
  expect(items.filter(isChosen({ ...everything, organisation: S.opoct }))).toEqual([])
})

test('PK7 an initiative without an error whom somebody answers for is ready to be signed', () => {
  const byInitiative = Map.groupBy(findings, (f) => f.initiativeId ?? '')
  expect(readinessOf(plan, byInitiative, live(plan, 'initiatives'))).toEqual({ planned: 2, ready: 0 })
  const whole = samplePlan()
  const of = Map.groupBy(lint(whole), (f) => f.initiativeId ?? '')
  expect(readinessOf(whole, of, live(whole, 'initiatives'))).toEqual({ planned: 2, ready: 2 })
})

test('PK9 between two rules the page has its turn, and what was stopped says nothing', () => {
  vi.useFakeTimers()
  let clock = 0
  const slow = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 20))
  try {
    const done = vi.fn<(found: readonly Finding[]) => void>()
    inSlices(lintSteps(plan), done)
    expect(done).not.toHaveBeenCalled()
    vi.advanceTimersToNextTimer()
    expect(done).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(1)
    vi.runAllTimers()
    expect(done.mock.calls).toEqual([[findings]])
    inSlices(lintSteps(plan), done)()
    vi.runAllTimers()
    expect(done).toHaveBeenCalledOnce()
  } finally {
    slow.mockRestore()
    vi.useRealTimers()
  }
})

test('PK8 the list as CSV holds what is shown, and no cell is a formula', () => {
  const hostile = withChange(
    withChange(plan, 'activities', S.act12, { text: '=HYPERLINK("http://x","y")' }),
    'organisations',
    S.dea,
    { acronym: '＠SUM(A1)' },
  )
  const text = checksCsv(words, hostile, checkItems(hostile, lint(hostile)))
  expect(text.startsWith('\uFEFF')).toBe(true)
  const { data } = parse<string[]>(text.slice(1).trimEnd())
  const [head, ...rows] = data
  expect(head?.join()).toBe('Severity,Rule,Room,Initiative,No,What it is about,Finding,For whom to mend')
  expect(rows).toHaveLength(lint(hostile).length)
  const row = rows.find(([, rule, , , number]) => rule === 'R1' && number === '1.2')
  expect(row?.slice(0, 6)).toEqual(['Error', 'R1', 'MPSG', 'MPSG-4', '1.2', `'=HYPERLINK("http://x","y")`])
  expect(row?.at(-1)).toBe("'＠SUM(A1); DHET")
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
})
