import { expect, test } from 'vitest'
import { addDays, dayNumber } from '#shared/plan/dates.ts'
import { DEPENDENCY_TYPES } from '#shared/plan/entities.ts'
import { arrowPoints, clippedTo, labelAt, pathOf, STUB } from '#client/timeline/arrowPath.ts'
import { calendarRange } from '#client/timeline/calendarRange.ts'
import { windowOf } from '#client/timeline/layout.ts'
import { typeBetween } from '#client/timeline/linking.ts'
import {
  boxOf,
  dateAt,
  daysOf,
  DAY_WIDTH,
  fitting,
  scaleOf,
  xOfDate,
  ZOOMS,
  zoomOf,
} from '#client/timeline/scale.ts'
import { beginOf, isWeekend, nextOf, ticksOf, unitsOf, type TickUnit } from '#client/timeline/ticks.ts'
import { timelineLines } from '#client/timeline/timelineRows.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'
import { seeded } from '#test/support/syncClient.ts'

const RANGE = { first: dayNumber('2014-09-01'), last: dayNumber('2016-05-31') }
const words = { language: 'en', quarter: (q: number) => `Q${q}` }

test('TL1 a date has its place on the calendar, and the place its date, at every zoom', () => {
  for (const width of [0.07, 0.5, ...ZOOMS.map((zoom) => DAY_WIDTH[zoom]), 47]) {
    const scale = scaleOf(RANGE, width)
    for (let day = 0; day < 600; day += 37) {
      const date = addDays('2014-09-01', day)
      expect(dateAt(scale, xOfDate(scale, date) + width / 2)).toBe(date)
      expect(daysOf(scale, day * width)).toBe(day)
    }
  }
})

test('TL1 a bar takes its whole first and last day, and is never too narrow to be seen', () => {
  const scale = scaleOf(RANGE, 10)
  expect(boxOf(scale, '2014-09-01', '2014-09-01')).toEqual({ x: 0, w: 10 })
  expect(boxOf(scale, '2014-09-02', '2014-09-08')).toEqual({ x: 10, w: 70 })
  expect(boxOf(scaleOf(RANGE, 0.1), '2014-09-02', '2014-09-03').w).toBe(3)
})

test('TL1 the whole plan fits into the view, and each named zoom is told from its width', () => {
  const scale = scaleOf(RANGE, fitting(RANGE, 800))
  expect(scale.width).toBe(800)
  expect(ZOOMS.map((zoom) => zoomOf(DAY_WIDTH[zoom]))).toEqual(ZOOMS)
})

test('TL2 columns follow one another without a gap, in every unit', () => {
  for (const unit of ['day', 'week', 'month', 'quarter', 'year'] satisfies TickUnit[])
    for (let day = RANGE.first; day < RANGE.last; day += 11) {
      const begin = beginOf(unit, day)
      const next = nextOf(unit, begin)
      expect(begin <= day && day < next, `${unit} of ${day}`).toBe(true)
      expect(beginOf(unit, next)).toBe(next)
      expect(beginOf(unit, next - 1)).toBe(begin)
    }
})

test('TL2 weeks begin on Monday, and weekends are told', () => {
  expect(beginOf('week', dayNumber('2014-10-01'))).toBe(dayNumber('2014-09-29'))
  expect(
    ['2014-10-03', '2014-10-04', '2014-10-05', '2014-10-06'].map((date) => isWeekend(dayNumber(date))),
  ).toEqual([false, true, true, false])
})

test('TL2 the head names months and years in words, and only those columns that are in view', () => {
  const scale = scaleOf(RANGE, DAY_WIDTH.month)
  const months = ticksOf(scale, 'lower', { left: 0, right: 200 }, words)
  expect(months.map(({ text }) => text)).toEqual(['Sep', 'Oct', 'Nov'])
  expect(months[0]).toMatchObject({ x: 0, w: 90 })
  expect(ticksOf(scale, 'upper', { left: 0, right: 200 }, words).map(({ text }) => text)).toEqual(['2014'])
  const quarters = ticksOf(scaleOf(RANGE, DAY_WIDTH.quarter), 'lower', { left: 0, right: 100 }, words)
  expect(unitsOf(0.5).lower).toBe('quarter')
  expect(quarters.map(({ text }) => text)).toEqual(['Q3', 'Q4'])
})

test('TL3 only the rows and the stretch in view are drawn, and not anew with every pixel', () => {
  const view = { top: 0, left: 0, width: 1_000, height: 800 }
  const first = windowOf(view, 3_000)
  expect(first.firstRow).toBe(0)
  expect(first.lastRow).toBeLessThan(40)
  expect(windowOf({ ...view, top: 30, left: 20 }, 3_000)).toEqual(
    windowOf({ ...view, top: 90, left: 24 }, 3_000),
  )
  const deep = windowOf({ ...view, top: 60_000, left: 9_000 }, 3_000)
  expect(deep.firstRow).toBeLessThanOrEqual(1_500)
  expect(deep.lastRow).toBeGreaterThanOrEqual(1_520)
  expect(deep.lastRow - deep.firstRow).toBeLessThan(60)
  expect(deep.left).toBeLessThanOrEqual(9_000)
  expect(deep.right).toBeGreaterThanOrEqual(10_000)
})

const ENDS = {
  FS: { from: 'end', to: 'start' },
  SS: { from: 'start', to: 'start' },
  FF: { from: 'end', to: 'end' },
  SF: { from: 'start', to: 'end' },
} as const

test('TL4 a line leaves a bar outward, comes in from outside, and has right angles only', () => {
  const random = seeded(7)
  for (let round = 0; round < 400; round++)
    for (const type of DEPENDENCY_TYPES) {
      const place = () => ({ x: Math.floor(random() * 900), y: 20 + 40 * Math.floor(random() * 30) })
      const from = place()
      const to = place()
      if (from.y === to.y) continue
      const points = arrowPoints(type, from, to, 20)
      expect(points[0]).toEqual(from)
      expect(points.at(-1)).toEqual(to)
      for (const [i, a] of points.entries()) {
        const b = points[i + 1]
        if (b) expect(a.x === b.x || a.y === b.y, `${type} ${pathOf(points)}`).toBe(true)
      }
      const ends = ENDS[type]
      const out = (points[1]?.x ?? 0) - from.x
      const into = (points.at(-2)?.x ?? 0) - to.x
      expect(Math.abs(out)).toBeGreaterThanOrEqual(STUB)
      expect(Math.sign(out)).toBe(ends.from === 'end' ? 1 : -1)
      expect(Math.sign(into)).toBe(ends.to === 'end' ? 1 : -1)
      const label = labelAt(points)
      const isOn = points.some((a, i) => {
        const b = points[i + 1] ?? a
        const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
        return a.x === b.x && a.y !== b.y && middle.x === label.x && middle.y === label.y
      })
      expect(isOn, `${type} ${pathOf(points)}`).toBe(true)
    }
})

test('TL4 the ends one draws between say the type', () => {
  for (const type of DEPENDENCY_TYPES) {
    const { from, to } = ENDS[type]
    expect(typeBetween(from, to)).toBe(type)
  }
})

test('TL1 the calendar is whole months around the plan; today is in it where it is near', () => {
  const plan = planOf({
    workstreams: [{ id: n(1), code: 'AQ' }],
    activities: [{ id: n(2), workstreamId: n(1), plannedStart: '2015-03-10', plannedEnd: '2015-06-20' }],
  })
  const lines = timelineLines(plan, n(1))
  const range = (today: string) => calendarRange(plan, lines, null, today)
  expect(range('2026-01-01')).toEqual({ first: dayNumber('2015-02-01'), last: dayNumber('2015-07-31') })
  expect(range('2015-09-03').last).toBeGreaterThan(dayNumber('2015-09-03'))
  const empty = calendarRange(planOf({}), [], null, '2015-09-03')
  expect(empty.first).toBeLessThan(dayNumber('2015-09-03'))
  expect(empty.last).toBeGreaterThan(dayNumber('2015-09-03'))
})

test('TL3 of a long line only what is near the view is drawn, and it keeps its angles there', () => {
  const box = { left: 0, right: 1_000, top: 4_000, bottom: 5_000 }
  const points = clippedTo(arrowPoints('FS', { x: 300, y: 20 }, { x: 900, y: 90_000 }, 20), box)
  expect(points).toEqual([
    { x: 300, y: 3_940 },
    { x: 891, y: 3_940 },
    { x: 891, y: 5_060 },
    { x: 900, y: 5_060 },
  ])
})
