import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, lengthWeeks } from '#shared/plan/dates.ts'

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const run = { seed: 20141001, numRuns: 500 }

test.each([
  ['2014-10-01', '2014-10-01', 1],
  ['2014-10-01', '2014-10-02', 1],
  ['2014-10-01', '2014-10-08', 1],
  ['2014-10-01', '2014-10-09', 2],
  ['2014-10-09', '2014-11-20', 6],
  ['2016-02-28', '2016-03-07', 2],
])('R2 from %s to %s are %i weeks, begun ones counted', (start, end, weeks) => {
  expect(lengthWeeks(start, end)).toBe(weeks)
})

test('R2 without a start, without an end, or with an end before the start there is no length', () => {
  expect(lengthWeeks(null, '2014-10-08')).toBeNull()
  expect(lengthWeeks('2014-10-01', null)).toBeNull()
  expect(lengthWeeks('2014-10-08', '2014-10-07')).toBeNull()
})

test('R2 a length of n weeks covers its days and not a week more', () => {
  fc.assert(
    fc.property(anyDate, fc.nat(5_000), (start, days) => {
      const weeks = lengthWeeks(start, addDays(start, days)) ?? 0
      expect(weeks * 7).toBeGreaterThanOrEqual(days)
      expect(Math.max(0, weeks - 1) * 7).toBeLessThanOrEqual(Math.max(0, days - 1))
    }),
    run,
  )
})

test('R2 adding days and counting them agree over leap days and years, forward and back', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days)
    }),
    run,
  )
})
