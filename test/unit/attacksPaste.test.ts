import { expect, test } from 'vitest'
import { readTable } from '#client/making/readTable.ts'

/* Each of these took minutes when every column was asked of every row. */

test('AT69 a clipboard of columns without end is no table, and is read to its end', () => {
  expect(readTable(`${'a\t'.repeat(100_000)}\n${'b\n'.repeat(100_000)}`)).toBeNull()
})

test('AT69 a clipboard of empty columns and rows without end is the table in it', () => {
  const table = readTable(`${'\t'.repeat(200_000)}a\n${'\t\n'.repeat(100_000)}b\tc`)
  expect(table).toMatchObject({ columns: 3, rows: [['', '', 'a'], ['b', 'c', '']], blank: 100_000 }) // prettier-ignore
})
