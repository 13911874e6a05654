import { describe, expect, test } from 'vitest'
import type { Arrangement, Wanted } from '#client/canvas/arrange/arrange.ts'
import { collect } from '#shared/roadmap/collect.ts'
import { planHash } from '#shared/roadmap/content.ts'
import { cardsOf } from '#client/canvas/cards/cardFace.ts'
import type { Box } from '#client/canvas/freePlaces.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { arranged, overlaps } from '#test/support/arrangedPlan.ts'
import { BOARD } from '#test/support/boardPlan.ts'
import { planOf, SAMPLE, sampleId, samplePlan, withChange } from '#test/support/samplePlan.ts'

/** Cards in rows from (0, 0), each of the usual size. */
const laid = (plan: Plan): Map<string, Box> =>
  new Map(cardsOf(plan, BOARD).map(({ id }, i) => [id, { x: 300 * i, y: 0, w: 260, h: 168 }]))

const id = sampleId
const on = { workstreamId: BOARD }
const at = ({ places }: Arrangement, n: number): Box => {
  const box = places.get(id(n))
  if (!box) throw new Error('no place')
  return box
}
/** The named areas a card lies in. */
const areasOf = (arrangement: Arrangement, n: number): string[] =>
  arrangement.captions
    .filter(({ look, box }) => look === 'area' && overlaps(box, at(arrangement, n)))
    .map(({ words }) => words)
const link = (
  n: number,
  kind: 'causes' | 'answers' | 'measures' | 'threatens',
  from: number,
  to: number,
) => ({
  id: id(900 + n),
  kind,
  fromId: id(from),
  toId: id(to),
})
const show = (plan: Plan, kind: Wanted['kind'], laneBy: Wanted['laneBy'] = 'initiative') =>
  arranged(plan, laid(plan), { kind, laneBy })

describe('issue tree', () => {
  const plan = planOf({
    workstreams: [{ id: BOARD }],
    issues: [
      { id: id(11), ...on, text: 'root', isRootCause: true },
      { id: id(12), ...on, text: 'effect' },
      { id: id(13), ...on, text: 'effect of both' },
      { id: id(14), ...on, text: 'alone' },
      { id: id(15), ...on, text: 'round' },
      { id: id(16), ...on, text: 'and round' },
    ],
    initiatives: [
      { id: id(21), ...on, title: 'answers two' },
      { id: id(22), ...on, title: 'answers none' },
    ],
    indicators: [{ id: id(41), ...on, name: 'measures' }],
    risks: [{ id: id(51), ...on, text: 'threatens' }],
    links: [
      link(1, 'causes', 11, 12),
      link(2, 'causes', 11, 13),
      link(3, 'causes', 12, 13),
      link(4, 'causes', 15, 16),
      link(5, 'causes', 16, 15),
      link(6, 'answers', 21, 11),
      link(7, 'answers', 21, 13),
      link(8, 'measures', 41, 21),
      link(9, 'threatens', 51, 21),
    ],
  })

  test('AG3 goes from root causes over issues to what answers them, each right of all it comes from', () => {
    const tree = show(plan, 'issueTree')
    const xs = [11, 12, 13, 21, 41].map((n) => at(tree, n).x)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect(new Set(xs).size).toBe(5)
    expect(at(tree, 51).x).toBe(at(tree, 41).x)
    expect(areasOf(tree, 11)).toEqual(['tree.rootCauses'])
    expect(areasOf(tree, 13)).toEqual(['tree.issues'])
    expect(areasOf(tree, 21)).toEqual(['tree.initiatives'])
    expect(areasOf(tree, 51)).toEqual(['tree.others'])
  })

  test('AG3 a circle of causes is laid out like a chain, and what has no link has a place of its own', () => {
    const tree = show(plan, 'issueTree')
    expect(at(tree, 15).x).not.toBe(at(tree, 16).x)
    expect(areasOf(tree, 14)).toEqual(['tree.unlinked'])
    expect(areasOf(tree, 22)).toEqual(['tree.unlinked'])
  })
})

describe('impact and ease', () => {
  const judged = (n: number, impact: number | null, ease: number | null) => ({
    id: id(n),
    ...on,
    title: 'x',
    impact,
    ease,
  })
  const plan = planOf({
    workstreams: [{ id: BOARD }],
    issues: [{ id: id(11), ...on, text: 'other' }],
    initiatives: [
      judged(21, 5, 5),
      judged(22, 5, 1),
      judged(23, 1, 1),
      judged(24, 1, 5),
      judged(25, 5, 5),
      judged(26, 3, null),
    ],
  })

  test('AG4 puts initiatives higher by impact and further right by ease, in quadrants with names', () => {
    const grid = show(plan, 'grid')
    expect(at(grid, 21).x).toBeGreaterThan(at(grid, 22).x)
    expect(at(grid, 21).y).toBe(at(grid, 22).y)
    expect(at(grid, 23).y).toBeGreaterThan(at(grid, 22).y)
    expect(at(grid, 23).x).toBe(at(grid, 22).x)
    expect([21, 22, 23, 24].map((n) => areasOf(grid, n)[0])).toEqual([
      'grid.quickWins',
      'grid.bigBets',
      'grid.leave',
      'grid.fillIns',
    ])
    expect(areasOf(grid, 25)).toEqual(['grid.quickWins'])
    const words = grid.captions.map((caption) => caption.words)
    for (const n of [1, 2, 3, 4, 5])
      expect(words).toEqual(expect.arrayContaining([`grid.impact ${n}`, `grid.ease ${n}`]))
  })

  test('AG4 what is not judged in both, and what is no initiative, has a place of its own', () => {
    const grid = show(plan, 'grid')
    expect(areasOf(grid, 26)).toEqual(['grid.unjudged'])
    expect(areasOf(grid, 11)).toEqual(['grid.others'])
  })
})

test('AG16 how an initiative was judged is in no roadmap, and its signatures stay', () => {
  const { capacity } = SAMPLE
  const plan = samplePlan()
  const judged = withChange(plan, 'initiatives', capacity, { impact: 5, ease: 1 })
  expect(judged.initiatives.get(capacity)).toMatchObject({ impact: 5, ease: 1 })
  expect(planHash(judged)).toBe(planHash(plan))
  expect(JSON.stringify(collect(judged))).not.toMatch(/"ease"/)
})

describe('timeline', () => {
  const activity = (n: number, milestone: number, plannedStart: string | null, more: object = {}) => ({
    id: id(n),
    milestoneId: milestone ? id(milestone) : null,
    ...on,
    text: 'x',
    plannedStart,
    ...more,
  })
  const plan = planOf({
    organisations: [
      { id: id(1), name: 'Aquaculture', acronym: 'AQ' },
      { id: id(2), name: 'Fisheries', acronym: 'DAFF' },
    ],
    workstreams: [{ id: BOARD }],
    initiatives: [
      { id: id(21), ...on, code: 'I-1', title: 'x', leadOrgId: id(2), orderKey: 'a1' },
      { id: id(22), ...on, code: 'I-2', title: 'x', leadOrgId: id(1), orderKey: 'a2' },
    ],
    milestones: [
      { id: id(61), initiativeId: id(21) },
      { id: id(62), initiativeId: id(22) },
    ],
    activities: [
      activity(31, 61, '2014-11-05'),
      activity(32, 61, '2015-02-01', { plannedEnd: '2015-04-30' }),
      activity(33, 62, '2014-11-20'),
      activity(34, 62, null, { endKind: 'ongoing' }),
      activity(35, 62, null),
      activity(36, 0, '2014-12-01'),
      activity(37, 62, '2015-01-01', { endKind: 'ongoing' }),
    ],
    risks: [{ id: id(51), ...on, text: 'x' }],
  })

  test('AG5 has a column for every month of the span, one for what has no dates and one for what goes on', () => {
    const time = show(plan, 'lanes')
    const months = time.captions.filter((c) => c.words.startsWith('lanes.month')).map((c) => c.words)
    expect(months).toEqual(
      ['11 2014', '12 2014', '1 2015', '2 2015', '3 2015', '4 2015'].map((m) => {
        const [month, year] = m.split(' ')
        return `lanes.month months.${month} ${year}`
      }),
    )
    expect(areasOf(time, 31)).toEqual(['lanes.month months.11 2014'])
    expect(areasOf(time, 32)).toEqual(['lanes.month months.2 2015'])
    expect(areasOf(time, 37)).toEqual(['lanes.month months.1 2015'])
    expect(areasOf(time, 34)).toEqual(['lanes.ongoing'])
    expect(areasOf(time, 35)).toEqual(['lanes.undated'])
    expect(areasOf(time, 51)).toEqual(['lanes.others'])
  })

  test('AG5 has a lane for each initiative, or for each organisation that leads', () => {
    const byInitiative = show(plan, 'lanes')
    expect(at(byInitiative, 31).y).toBe(at(byInitiative, 21).y)
    expect(at(byInitiative, 33).y).toBe(at(byInitiative, 22).y)
    expect(at(byInitiative, 36).y).toBeGreaterThan(at(byInitiative, 22).y)
    const byOrganisation = show(plan, 'lanes', 'organisation')
    expect(at(byOrganisation, 33).y).toBeLessThan(at(byOrganisation, 31).y)
    const names = byOrganisation.captions.filter((c) => c.look === 'label').map((c) => c.words)
    expect(names).toEqual(['AQ', 'DAFF', 'lanes.noLead'])
  })

  test('AG5 goes over to quarters and years where months are too many', () => {
    const until = (plannedEnd: string) =>
      show(
        planOf({
          workstreams: [{ id: BOARD }],
          activities: [activity(31, 0, '2014-11-05', { plannedEnd })],
        }),
        'lanes',
      )
        .captions.map((c) => c.words)
        .slice(1, 3)
    expect(until('2016-12-31')).toEqual(['lanes.quarter 4 2014', 'lanes.quarter 1 2015'])
    expect(until('2030-12-31')).toEqual(['2014', '2015'])
  })
})

describe('delivery chain', () => {
  const indicator = (n: number, valueChain: 'input' | 'output' | 'outcome' | 'impact' | null) => ({
    id: id(n),
    ...on,
    name: 'x',
    valueChain,
  })
  const plan = planOf({
    workstreams: [{ id: BOARD }],
    initiatives: [
      { id: id(21), ...on, title: 'first' },
      { id: id(22), ...on, title: 'second' },
    ],
    milestones: [{ id: id(61), initiativeId: id(22) }],
    activities: [{ id: id(31), milestoneId: id(61), ...on, text: 'x' }],
    indicators: [
      indicator(41, 'input'),
      indicator(42, 'output'),
      indicator(43, 'outcome'),
      indicator(44, 'impact'),
      indicator(45, null),
    ],
    issues: [{ id: id(11), ...on, text: 'x' }],
    links: [
      link(1, 'measures', 41, 22),
      link(2, 'measures', 42, 22),
      link(3, 'measures', 43, 22),
      link(4, 'measures', 43, 21),
      link(5, 'measures', 45, 21),
    ],
  })

  test('AG6 goes from inputs to impact, a row for each initiative with what it does and is measured by', () => {
    const chain = show(plan, 'chain')
    expect([41, 22, 31, 42, 43, 44].map((n) => areasOf(chain, n)[0])).toEqual([
      'chain.input',
      'chain.activity',
      'chain.activity',
      'chain.output',
      'chain.outcome',
      'chain.impact',
    ])
    expect([41, 31, 42].map((n) => at(chain, n).y)).toEqual(Array(3).fill(at(chain, 22).y))
    expect(at(chain, 43).y).toBe(at(chain, 21).y)
    expect(at(chain, 44).y).toBeGreaterThan(at(chain, 22).y)
  })

  test('AG6 indicators without a place in the chain, and what is not part of it, have places of their own', () => {
    const chain = show(plan, 'chain')
    expect(areasOf(chain, 45)).toEqual(['chain.unplaced'])
    expect(areasOf(chain, 11)).toEqual(['chain.others'])
  })
})
