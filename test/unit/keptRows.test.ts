import { expect, test } from 'vitest'
import { keptRows } from '#client/register/useKeptRows.ts'

const rows = () => [
  { id: 'a', owner: { name: 'DEA' } },
  { id: 'b', owner: { name: 'DoT' } },
]

test('KE4 a row that says the same stays the object it was, and so does a list in which nothing has changed', () => {
  const before = rows()
  expect(keptRows(before, rows())).toBe(before)
  const [, other] = rows()
  const now = keptRows(before, [
    { id: 'a', owner: { name: 'DAFF' } },
    { ...other!, id: 'b' },
  ])
  expect(now[0]).toEqual({ id: 'a', owner: { name: 'DAFF' } })
  expect(now[1]).toBe(before[1])
  expect(keptRows(before, before.slice(1))).toEqual([before[1]])
})
