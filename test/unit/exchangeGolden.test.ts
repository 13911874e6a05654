import { expect, test } from 'vitest'
import { changesOf } from '#shared/exchange/changes.ts'
import type { Sheet } from '#shared/exchange/cells.ts'
import { layoutIn, readPlan } from '#shared/exchange/readPlan.ts'
import { titleIn } from '#shared/exchange/readTitles.ts'
import type { Answers, OwnerChoice } from '#shared/exchange/reading.ts'
import { decide } from '#shared/plan/decide.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { readBytes } from '#client/exchange/reading/readBytes.ts'
import { writeXlsx } from '#client/exchange/writeXlsx.ts'
import { toCsv } from '#shared/exchange/csv.ts'
import { GOLDEN_ROWS, GOLDEN_SPANS } from '#test/support/goldenRows.ts'
import { applied } from '#test/support/exchanged.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

const ROOM = sampleId(1)
const PLAN = planOf({
  workstreams: [{ id: ROOM, code: 'MPSG', title: 'Marine protection' }],
  organisations: ['DEA', 'DPME', 'DHET'].map((acronym, n) => ({
    id: sampleId(10 + n),
    name: acronym,
    acronym,
  })),
})

const answers = (title: string | null, owners: ReadonlyMap<string, OwnerChoice> = new Map()): Answers => ({
  roles: null,
  order: 'unknown',
  owners,
  rooms: new Map(),
  target: { workstreamId: ROOM, roomsOfFile: true, initiative: { kind: 'new', title: title ?? '' } },
})

const asCsv = () => new TextEncoder().encode(toCsv(GOLDEN_ROWS[0] ?? [], GOLDEN_ROWS.slice(1), 'apostrophe'))
const asXlsx = async () => {
  const blob = await writeXlsx([
    { name: 'Plan', header: GOLDEN_ROWS[0] ?? [], rows: GOLDEN_ROWS.slice(1), widths: [] },
  ])
  return new Uint8Array(await blob.arrayBuffer())
}

const checkGolden = (sheet: Sheet) => {
  const layout = layoutIn(sheet, PLAN)
  const title = titleIn(sheet, layout)
  expect(title).toBe('Accelerated capacity-building intervention in ocean governance')
  const reading = readPlan(sheet, layout, PLAN, answers(title))
  const rows = reading.items.filter(({ kind }) => kind === 'activity')
  const noted = (code: string) =>
    reading.items.filter(({ notes }) => notes.some((note) => note.code === code))
  expect(rows).toHaveLength(9)
  expect(rows.map(({ row }) => row)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13])
  expect(reading.items.flatMap(({ notes }) => notes.map(({ code }) => code)).toSorted()).toEqual([
    ...Array.from({ length: 9 }, () => 'dateFormat'),
    'ongoing',
    'unknownOwner',
    'unknownOwner',
  ])
  expect(noted('ongoing')[0]?.kind).toBe('initiative')
  expect(reading.order).toBe('dayFirst')
  expect(reading.twoWays).toBeNull()
  expect(rows.map(({ values }) => [values['plannedStart'], values['plannedEnd']])).toEqual(GOLDEN_SPANS)
  expect(reading.unknownOwners).toEqual([{ name: 'OPOCT', rows: 2, createdBy: 11 }])
  expect(reading.offered).toHaveLength(8)
  expect(reading.given).toEqual([])
  return { layout, title, reading }
}

test('XC1 XC2 XC3 the real 3-feet rows are nine rows, none refused, with their warnings, as CSV and as XLSX', async () => {
  for (const bytes of [asCsv(), await asXlsx()]) {
    const [sheet] = await readBytes(bytes, 'initiative4')
    checkGolden(sheet!)
  }
})

test('XC4 XC5 what is taken of them becomes an initiative with two milestones, a planned organisation and eight links', async () => {
  const [sheet] = await readBytes(asCsv(), 'initiative4')
  const { layout, title } = checkGolden(sheet!)
  const said = answers(title, new Map([['OPOCT', { kind: 'planned', sector: 'national', row: 11 }]]))
  const reading = readPlan(sheet!, layout, PLAN, said)
  expect(reading.items.flatMap(({ notes }) => notes).filter(({ code }) => code === 'unknownOwner')).toEqual(
    [],
  )
  const taken = { leftOut: new Set<number>(), links: new Set(reading.offered), removeMissing: false }
  const after: Plan = applied(PLAN, changesOf(reading, PLAN, said, taken, newIds()).commands)
  const [initiative] = live(after, 'initiatives')
  expect(initiative).toMatchObject({
    title,
    code: '4',
    start: '2014-10-01',
    end: null,
    endKind: 'ongoing',
    state: 'planned',
    workstreamId: ROOM,
  })
  expect(live(after, 'milestones')).toHaveLength(2)
  expect(live(after, 'activities')).toHaveLength(9)
  expect(live(after, 'dependencies')).toHaveLength(8)
  const opoct = live(after, 'organisations').find(({ acronym }) => acronym === 'OPOCT')
  expect(opoct?.planned).toBe(true)
  expect(after.activities.get(opoct?.createdByActivityId ?? '')?.text).toContain('appoint coordinating team')
  expect(live(after, 'activities').filter((a) => a.responsibleIds.includes(opoct?.id ?? ''))).toHaveLength(2)
})

test('XC6 chains that dates suggest are offered and not added by themselves; an owner nobody chose stays in words', async () => {
  const [sheet] = await readBytes(asCsv(), 'initiative4')
  const { reading, title } = checkGolden(sheet!)
  const taken = { leftOut: new Set<number>(), links: new Set<never>(), removeMissing: false }
  const { commands } = changesOf(reading, PLAN, answers(title), taken, newIds())
  const after = applied(PLAN, commands)
  expect(live(after, 'dependencies')).toEqual([])
  expect(live(after, 'activities').map(({ text }) => text)).toContain(
    'Team members in place, with MOAs\nResponsibility: OPOCT',
  )
  const decision = decide(PLAN, { type: 'batch', commands }, { now: '2026-01-01T00:00:00Z', newId: newIds() })
  expect(decision.ok).toBe(true)
})

function newIds() {
  let n = 1000
  return () => sampleId(n++)
}
