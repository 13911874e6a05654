import { describe, expect, test } from 'vitest'
import { emptyPlan } from '#shared/plan/plan.ts'
import { cardFaceOf, cardsOf } from '#client/canvas/cards/cardFace.ts'
import { freePlaces, type Box } from '#client/canvas/freePlaces.ts'
import { projectBoard } from '#client/canvas/projection.ts'
import { BOARD, boardPlan, OTHER_BOARD } from '#test/support/boardPlan.ts'
import { sampleId, withChange } from '#test/support/samplePlan.ts'

const ISSUE = sampleId(10_000)
const INITIATIVE = sampleId(20_000)
const ACTIVITY = sampleId(30_000)
const plan = boardPlan(60)
const snapshot = { plan, layout: new Map(), ink: new Map() }

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

describe('what a board shows (CV1)', () => {
  test('the cards of its workstream, and none of another', () => {
    expect(cardsOf(plan, BOARD)).toHaveLength(60)
    expect(cardsOf(plan, OTHER_BOARD)).toHaveLength(0)
    const moved = withChange(plan, 'issues', ISSUE, { workstreamId: OTHER_BOARD })
    expect(cardsOf(moved, OTHER_BOARD).map((card) => card.id)).toEqual([ISSUE])
  })

  test('an activity lies on the board of the initiative it belongs to', () => {
    const moved = withChange(plan, 'initiatives', INITIATIVE, { workstreamId: OTHER_BOARD })
    expect(cardsOf(moved, OTHER_BOARD).map((card) => card.id)).toContain(ACTIVITY)
  })

  test('only relations whose two ends are on it', () => {
    const before = projectBoard(snapshot, BOARD).relations
    expect(before.some((r) => r.fromId === INITIATIVE && r.toId === ISSUE)).toBe(true)
    const moved = withChange(plan, 'issues', ISSUE, { workstreamId: OTHER_BOARD })
    const after = projectBoard({ ...snapshot, plan: moved }, BOARD).relations
    expect(after.some((r) => r.toId === ISSUE)).toBe(false)
    expect(after).toHaveLength(before.length - 1)
  })

  test('a removed entity has no card, and its relations no arrow', () => {
    const gone = withChange(plan, 'initiatives', INITIATIVE, { deletedAt: '2026-01-01T00:00:00Z' })
    const board = projectBoard({ ...snapshot, plan: gone }, BOARD)
    expect(board.cards.has(INITIATIVE)).toBe(false)
    expect(board.relations.some((r) => r.fromId === INITIATIVE || r.toId === INITIATIVE)).toBe(false)
  })

  test('an empty plan is an empty board', () => {
    expect(projectBoard({ ...snapshot, plan: emptyPlan() }, BOARD).cards.size).toBe(0)
  })
})

describe('places nobody has written (CV2)', () => {
  test('are the same in every browser, and no two cards lie on each other', () => {
    const places = projectBoard(snapshot, BOARD).places
    expect([...projectBoard(snapshot, BOARD).places]).toEqual([...places])
    const boxes = [...places.values()]
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) expect(overlap(a, b), JSON.stringify([a, b])).toBe(false)
  })

  test('leave free what is placed already, however large', () => {
    const taken = { x: -400, y: -400, w: 2_000, h: 900 }
    for (const box of freePlaces(cardsOf(plan, BOARD), [taken]).values())
      expect(overlap(box, taken)).toBe(false)
  })

  test('a placed card lies where it was put, and a place on another board does not count', () => {
    const layout = new Map([
      [ISSUE, { board: BOARD, x: 5_000, y: 7, w: 200, h: 100 }],
      [ACTIVITY, { board: OTHER_BOARD, x: 9_000, y: 9, w: 200, h: 100 }],
    ])
    const board = projectBoard({ ...snapshot, layout }, BOARD)
    expect(board.places.get(ISSUE)).toEqual({ x: 5_000, y: 7, w: 200, h: 100 })
    expect(board.unplaced.has(ISSUE)).toBe(false)
    expect(board.unplaced.has(ACTIVITY)).toBe(true)
    expect(board.places.get(ACTIVITY)?.x).not.toBe(9_000)
  })
})

test('a card shows its owners by acronym, its number, its dates and what is not a fact (CV3)', () => {
  const face = cardFaceOf(
    plan,
    { id: sampleId(20_001), collection: 'initiatives', under: null },
    { errors: 2 },
  )
  expect(face).toMatchObject({
    code: 'MPSG-2',
    owners: [
      { name: 'DAFF', sector: 'national' },
      { name: 'SAMSA', sector: 'statutory' },
      { name: 'Aquaculture Association of Southern Africa', sector: 'business' },
    ],
    facts: { kind: 'span', start: '2014-10-01', end: '2016-03-31' },
    state: 'planned',
    errors: 2,
    illustrative: true,
  })
  const activity = cardFaceOf(plan, { id: ACTIVITY, collection: 'activities', under: INITIATIVE })
  expect(activity?.code).toMatch(/^MPSG-1 · 1\.\d$/)
})
