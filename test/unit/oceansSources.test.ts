import { expect, test } from 'vitest'
import { SOURCES } from '#server/demo/oceans/sources.ts'
import { live } from '#shared/plan/select.ts'
import { oceansDraft } from '../support/oceans.ts'

const { plan } = oceansDraft()
const titles = Object.values(SOURCES).map((s) => s.title)
const named = (text: string) => titles.some((title) => text.includes(title))

test('O7 conflicting values of a fact are kept, and exactly one of each is chosen', () => {
  const facts = Map.groupBy(live(plan, 'evidence'), (e) => e.factKey)
  const chosen = [...facts].map(([key, of]) => [key, of.filter((e) => e.chosen).length])
  expect(chosen.filter(([, count]) => count !== 1)).toEqual([])
  const conflicts = [...facts].flatMap(([key, of]) => (of.length > 1 ? [[key, of.map((e) => e.value)]] : []))
  expect(Object.fromEntries(conflicts)).toEqual({
    'oceans.gdp': ['54', '110'],
    'oceans.jobsTarget': ['800000–1000000', '>1000000'],
    'mtm.gdpTarget': ['14–23 more', '14 to 23', '25'],
    'mtm.seaborneCargo': ['300000000', '300'],
    'aq.productionTarget': ['20000 more', '20000 in all', '20970'],
    'mpsg.protectedShare': ['0.42', '0.05'],
    'mpsg.governancePlan': ['2016-03', '2015-03'],
  })
})

test('O7 the misprinted cargo figure is kept with low confidence and not chosen', () => {
  const misprint = live(plan, 'evidence').find((e) => e.value === '300' && e.unit === 'tonnes')
  expect(misprint).toMatchObject({ factKey: 'mtm.seaborneCargo', confidence: 'low', chosen: false })
})

test('O8 every fact names a source', () => {
  for (const fact of live(plan, 'evidence')) {
    expect(fact.sourceTitle, fact.factKey).not.toBe('')
    expect(fact.illustrative).toBe(false)
    if (fact.chosen) expect(titles, fact.factKey).toContain(fact.sourceTitle)
  }
})

test('O8 an initiative is a placeholder, illustrative, or names a source', () => {
  for (const i of live(plan, 'initiatives'))
    expect(i.placeholder || i.illustrative || named(i.description), i.title).toBe(true)
})

test('O9 a placeholder says that its title is not published', () => {
  const placeholders = live(plan, 'initiatives').filter((i) => i.placeholder)
  expect(placeholders.every((i) => i.title.includes('not in the published sources'))).toBe(true)
  expect(placeholders.every((i) => i.state === 'idea')).toBe(true)
})

test('O8 an issue without a fact that supports it is illustrative', () => {
  const shown = new Set(live(plan, 'links').flatMap((l) => (l.kind === 'supports' ? [l.toId] : [])))
  const unsupported = live(plan, 'issues').filter((i) => !shown.has(i.id))
  expect(unsupported.length).toBeGreaterThan(0)
  expect(unsupported.every((i) => i.illustrative)).toBe(true)
})

test.each([
  ['aspirations', (e: { sourceNote: string }) => e.sourceNote],
  ['trajectoryPoints', (e: { sourceNote: string }) => e.sourceNote],
  ['budgetLines', (e: { sourceNote: string }) => e.sourceNote],
] as const)('O8 %s that are not illustrative name a source', (collection, noteOf) => {
  const facts = live(plan, collection).filter((e) => !e.illustrative)
  expect(facts.length).toBeGreaterThan(0)
  expect(facts.filter((e) => !named(noteOf(e)))).toEqual([])
})

test('O8 an indicator that is not illustrative names a source of its baseline, or counts from the lab', () => {
  const facts = live(plan, 'indicators').filter((i) => !i.illustrative)
  expect(
    facts.filter((i) => !named(i.baselineSource) && !i.baselineSource.startsWith('By definition')),
  ).toEqual([])
})

test('O8 risks name a source or are illustrative; comments and rows of aquaculture are illustrative', () => {
  expect(live(plan, 'risks').filter((r) => !r.illustrative && !named(r.text))).toEqual([])
  expect(live(plan, 'comments').filter((c) => !c.illustrative)).toEqual([])
  expect(live(plan, 'activities').filter((a) => !a.illustrative && a.sourceNo === '')).toEqual([])
  expect(live(plan, 'milestones').filter((m) => !m.illustrative)).toEqual([])
})
