import { expect, test } from 'vitest'
import { openHistogram } from '#test/bench/load/histogram.ts'
import type { FanOutRow, JoinsRow, Row, Who } from '#test/bench/run/measured.ts'
import { putInPlace, tablesOf } from '#test/bench/run/tables.ts'
import { checksOf, passed } from '#test/bench/run/verdict.ts'
import { readFigures } from '#test/bench/soak/figures.ts'
import { soakText, verdictsOf, type Minute, type SoakEnd } from '#test/bench/soak/minutes.ts'

const none = openHistogram().spread()
const ms = (p99: number) => ({ count: 100, p50: p99 / 2, p95: p99, p99, max: p99 })

const fanOut = (who: Who, people: number, p99: number, cpuPercent: number, rooms = 1): FanOutRow => ({
  kind: 'fanOut',
  who,
  at: '',
  tries: 1,
  rooms,
  people,
  taken: { cpuPercent, peakRssMB: 100, writtenBefore: 0, othersPercent: 0 },
  writtenBytes: 500_000,
  dataBytes: 1_000_000,
  result: {
    seconds: 8,
    edits: 800,
    delivered: 79_200,
    expected: 79_200,
    edit: ms(p99),
    presences: 4_000,
    presencesHeard: 4_000 * (people - 1),
    presence: ms(p99),
    lateness: ms(1),
    generatorCpuSeconds: 1,
    frames: 8_000,
    bytes: 1,
    gone: [],
    kept: { lost: 0, same: true },
    saved: none,
  },
})
const joins = (allInMs: number | null): JoinsRow => ({
  kind: 'joins',
  who: 'lab',
  at: '',
  tries: 1,
  taken: { cpuPercent: 50, peakRssMB: 300, writtenBefore: 0, othersPercent: 0 },
  history: { seconds: 1, updates: 1, stateBytes: 2e6, packedBytes: 4e5 },
  dataBytes: 1,
  result: {
    cold: { synced: 1, whole: 1, bytes: 1 },
    join: ms(50),
    joined: 200,
    allInMs,
    bytesEach: 4e5,
    residents: ms(50),
    delivered: 80,
    expected: 80,
    missing: 0,
    gone: [],
    kept: { lost: 0, same: true },
  },
  slow: { synced: 900, whole: 900, bytes: 4e5 },
})
const run = (): Row[] => [
  fanOut('lab', 100, 20, 10),
  fanOut('hocuspocus', 100, 21, 40),
  fanOut('lab', 200, 20, 20),
  fanOut('hocuspocus', 200, 21, 80),
  fanOut('lab', 10, 20, 40, 100),
  fanOut('hocuspocus', 10, 20, 100, 100),
  fanOut('yWebsocket', 10, 20, 90, 100),
  joins(1_200),
]
const changed = (change: (row: FanOutRow) => void): Row[] => {
  const rows = structuredClone(run())
  for (const row of rows) if (row.kind === 'fanOut' && row.who === 'lab' && row.people === 200) change(row)
  return rows
}
const verdict = (rows: readonly Row[]): boolean => passed(checksOf(rows))

test('BM7 a run passes when every edit arrived and every bound holds', () => {
  expect(checksOf(run()).map(({ holds }) => holds)).not.toContain(false)
  expect(checksOf(run()).map(({ holds }) => holds)).not.toContain(null)
  expect(verdict(run())).toBe(true)
})

test('BM7 an edit not delivered, lost or refused, a closed socket or a document that differs fails it', () => {
  expect(verdict(changed(({ result }) => void (result.delivered -= 1)))).toBe(false)
  expect(verdict(changed(({ result }) => void (result.kept = { lost: 1, same: true })))).toBe(false)
  expect(verdict(changed(({ result }) => void (result.kept = { lost: 0, same: false })))).toBe(false)
  expect(verdict(changed(({ result }) => void result.gone.push('closed with 4403')))).toBe(false)
  expect(verdict([...run(), { kind: 'failed', who: 'lab', what: 'joins', why: 'it ended' }])).toBe(false)
  const theirs = [...run(), { kind: 'failed', who: 'yWebsocket', what: 'joins', why: 'it ended' } as const]
  expect(verdict(theirs)).toBe(true)
})

test('BM7 a missed bound fails it, a missed goal does not', () => {
  expect(verdict(changed(({ taken }) => void (taken.cpuPercent = 41)))).toBe(false)
  expect(verdict(changed(({ taken }) => void (taken.cpuPercent = 39)))).toBe(true)
  expect(verdict(changed(({ result }) => void (result.edit = ms(22))))).toBe(false)
  const withJoins = (allInMs: number | null) => [
    ...run().filter(({ kind }) => kind !== 'joins'),
    joins(allInMs),
  ]
  expect(verdict(withJoins(2_900))).toBe(true)
  expect(verdict(withJoins(3_100))).toBe(false)
  expect(verdict(withJoins(null))).toBe(false)
})

test('BM7 what was not measured is said to be so and holds nobody up', () => {
  const alone = run().filter((row) => row.who === 'lab')
  expect(checksOf(alone).filter(({ holds }) => holds === null).length).toBeGreaterThan(3)
  expect(verdict(alone)).toBe(true)
  expect(verdict([])).toBe(true)
  expect(checksOf([]).every(({ holds }) => holds === null)).toBe(true)
})

test('BM8 a figure is told with its ratio to the same of Hocuspocus, and a document takes tables where they belong', () => {
  const tables = tablesOf(run(), ['a machine'])
  const line = tables.split('\n').find((one) => one.startsWith('| 1 × 200 | this server |')) ?? ''
  expect(line).toContain('0.95× · 0.25×')
  const document = 'Before\n<!-- measured: begin -->\nformer figures\n<!-- measured: end -->\nAfter\n'
  const put = putInPlace(document, 'measured', tables)
  expect(put.startsWith('Before\n<!-- measured: begin -->\na machine')).toBe(true)
  expect(put.endsWith('\n<!-- measured: end -->\nAfter\n')).toBe(true)
  expect(put).not.toContain('former figures')
  expect(putInPlace(put, 'measured', tables)).toBe(put)
  expect(() => putInPlace('no place', 'measured', tables)).toThrow()
})

const minute = (n: number, more: Partial<Minute> = {}): Minute => ({
  minute: n,
  rssMB: 300,
  heapMB: 60,
  files: 140,
  rooms: 1,
  sockets: 100,
  people: 100,
  edits: 6_000,
  delivered: 594_000,
  p99: 12,
  cpuPercent: 12,
  othersPercent: 0,
  ...more,
})
const hour = (more: (n: number) => Partial<Minute> = () => ({})): Minute[] =>
  Array.from({ length: 60 }, (_, at) => minute(at + 1, more(at + 1)))
const end: SoakEnd = {
  edits: 1,
  delivered: 10,
  expected: 10,
  lost: 0,
  same: true,
  gone: [],
  roomsAfter: 0,
  filesBefore: 40,
  filesAfter: 40,
}
const failing = (minutes: Minute[], last: Partial<SoakEnd> = {}): number =>
  verdictsOf(minutes, { ...end, ...last }).filter(({ holds }) => holds === false).length

test('BM9 a soak fails when memory or files grow after the first ten minutes, not when they do before or once', () => {
  expect(failing(hour())).toBe(0)
  expect(failing(hour((n) => ({ rssMB: n <= 10 ? 100 : 300 })))).toBe(0)
  expect(failing(hour((n) => ({ rssMB: n === 55 ? 900 : 300 })))).toBe(0)
  expect(failing(hour((n) => ({ rssMB: 300 + n * 0.2 })))).toBe(0)
  expect(failing(hour((n) => ({ rssMB: 300 + n * 0.5 })))).toBe(1)
  expect(failing(hour((n) => ({ files: 140 + n })))).toBe(1)
  expect(failing(hour((n) => ({ files: 140 - n, sockets: 100 - n })))).toBe(0)
  expect(verdictsOf(hour().slice(0, 29), end).filter(({ holds }) => holds === null)).toHaveLength(2)
})

test('BM9 a soak fails by an edit lost or not delivered, somebody sent away, a room or files left', () => {
  const faults: Partial<SoakEnd>[] = [
    { lost: 1 },
    { same: false },
    { delivered: 9 },
    { gone: ['closed with 4508'] },
    { roomsAfter: 1 },
    { filesAfter: 60 },
  ]
  for (const fault of faults) expect(failing(hour(), fault)).toBe(1)
  const figures = readFigures('# HELP x\ndelivery_lab_rooms 2\nother{a="b"} 3\nprocess_open_fds 41\n')
  expect([...figures]).toEqual([['delivery_lab_rooms', 2], ['process_open_fds', 41]]) // prettier-ignore
  const text = soakText(hour(), verdictsOf(hour(), end), 'a machine')
  expect(text.split('\n').filter((line) => line.includes('| 300 |'))).toHaveLength(6)
  expect(text).toContain('| 51–60 |')
})
