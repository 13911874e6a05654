import { expect, test } from 'vitest'
import { isDue } from '#server/sync/keptDocument.ts'

const now = { rows: 0, needed: 1_000, late: false, leaving: false, since: Infinity }

test('SN13 a snapshot is made when loading would be felt or joining costs much, but seldom, unless very much was written', () => {
  expect(isDue({ ...now, rows: 999 })).toBe(false)
  expect(isDue({ ...now, rows: 1_000 })).toBe(true)
  expect(isDue({ ...now, rows: 1, late: true })).toBe(true)
  const soon = { ...now, since: 29_000 }
  expect(isDue({ ...soon, rows: 4_999, late: true })).toBe(false)
  expect(isDue({ ...soon, rows: 5_000 })).toBe(true)
  const leaving = { ...soon, leaving: true }
  expect(isDue({ ...leaving, rows: 199 })).toBe(false)
  expect(isDue({ ...leaving, rows: 200 })).toBe(true)
})
