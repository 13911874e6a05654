import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/storage/database.ts'
import { forgetDeleted } from '#server/storage/forget.ts'

test('RD16 while others read the log of writes the database is written anew once, and the log is cut when they have ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'forget-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const db = openDatabase(folder)
  onTestFinished(() => db.destroy())
  const file = join(folder, 'lab.sqlite')
  const sizes = () => ({ whole: statSync(file).size, log: statSync(`${file}-wal`).size })
  expect(await forgetDeleted(db)).toBe(true)
  expect(sizes().log).toBe(0)
  const reader = new DatabaseSync(file, { readOnly: true })
  reader.exec('BEGIN; SELECT count(*) FROM rounds')
  expect(await forgetDeleted(db)).toBe(false)
  const { whole, log } = sizes()
  expect(log).toBeGreaterThan(0)
  expect(log).toBeLessThan(2 * whole)
  reader.close()
  expect(await forgetDeleted(db)).toBe(true)
  expect(sizes().log).toBe(0)
})
