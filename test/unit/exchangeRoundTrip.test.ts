import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Sheet } from '#shared/exchange/cells.ts'
import { changesOf } from '#shared/exchange/changes.ts'
import { toCsv } from '#shared/exchange/csv.ts'
import { exportTable } from '#shared/exchange/exportRows.ts'
import { layoutIn, readPlan } from '#shared/exchange/readPlan.ts'
import type { Answers } from '#shared/exchange/reading.ts'
import { byOrder } from '#shared/plan/order.ts'
import type { Plan } from '#shared/plan/plan.ts'
import {
  activitiesOf,
  initiativeOf,
  initiativesOf,
  live,
  milestonesOf,
  workstreams,
} from '#shared/plan/select.ts'
import { readBytes } from '#client/exchange/reading/readBytes.ts'
import { writeXlsx } from '#client/exchange/writeXlsx.ts'
import { applied } from '#test/support/exchanged.ts'
import { emptyRooms, roomId, tablePlans } from '#test/support/randomTable.ts'
import { planOf, sampleId, withChange } from '#test/support/samplePlan.ts'

const ANSWERS: Answers = {
  roles: null,
  order: 'unknown',
  owners: new Map(),
  rooms: new Map(),
  target: { workstreamId: roomId(0), roomsOfFile: true, initiative: { kind: 'new', title: '' } },
}
const TAKEN = { leftOut: new Set<number>(), links: new Set<never>(), removeMissing: false }

const importInto = (plan: Plan, sheet: Sheet) => {
  let n = 500_000
  const reading = readPlan(sheet, layoutIn(sheet, plan), plan, ANSWERS)
  return { reading, ...changesOf(reading, plan, ANSWERS, TAKEN, () => sampleId(n++)) }
}

const asCsv = async (plan: Plan): Promise<Sheet> => {
  const { header, rows } = exportTable(plan, null)
  const [sheet] = await readBytes(new TextEncoder().encode(toCsv(header, rows, 'apostrophe')), 'plan')
  return sheet!
}
const asXlsx = async (plan: Plan): Promise<Sheet> => {
  const { header, rows } = exportTable(plan, null)
  const blob = await writeXlsx([{ name: 'Plan', header, rows, widths: [] }])
  const [sheet] = await readBytes(new Uint8Array(await blob.arrayBuffer()), 'plan')
  return sheet!
}

/** What a table shows of a plan, with places for ids. */
const shown = (plan: Plan) => {
  const places = new Map<string, string>()
  const bare = (entity: object) => {
    const {
      id: _id,
      orderKey: _key,
      milestoneId: _m,
      initiativeId: _i,
      ...rest
    } = { ...entity } as Record<string, unknown>
    return rest
  }
  const rows = workstreams(plan).flatMap((room) => [
    ...initiativesOf(plan, room.id).flatMap((i) => [
      bare(i),
      ...milestonesOf(plan, i.id).flatMap((m) => [
        bare(m),
        ...activitiesOf(plan, m.id).map((a) => {
          places.set(a.id, String(places.size))
          return bare(a)
        }),
      ]),
    ]),
    ...live(plan, 'activities')
      .filter((a) => a.workstreamId === room.id && initiativeOf(plan, a) === null)
      .toSorted(byOrder)
      .map((a) => {
        places.set(a.id, String(places.size))
        return bare(a)
      }),
  ])
  const links = live(plan, 'dependencies').map(
    ({ fromId, toId, type, lagDays }) => `${places.get(fromId)} ${places.get(toId)} ${type} ${lagDays}`,
  )
  return { rows, links: links.toSorted() }
}

test.each([
  ['CSV', asCsv, 150],
  ['XLSX', asXlsx, 60],
] as const)(
  'XC7 a table written as %s and read into empty rooms is the same plan',
  async (_name, written, numRuns) => {
    await fc.assert(
      fc.asyncProperty(tablePlans, async (plan) => {
        const { commands } = importInto(emptyRooms(2), await written(plan))
        expect(shown(applied(emptyRooms(2), commands))).toEqual(shown(plan))
      }),
      { numRuns, seed: 7 },
    )
  },
)

test.each([
  ['CSV', asCsv, 150],
  ['XLSX', asXlsx, 60],
] as const)(
  'XC8 a table written as %s and read into its own plan changes nothing',
  async (_name, written, numRuns) => {
    await fc.assert(
      fc.asyncProperty(tablePlans, async (plan) => {
        const { commands, reading } = importInto(plan, await written(plan))
        expect(commands).toEqual([])
        expect(reading.missing).toEqual([])
      }),
      { numRuns, seed: 8 },
    )
  },
)

test('XC8 of our own file that comes back the end somebody changed is a change, and no row is told to be there already', () => {
  const activity = { milestoneId: sampleId(3), text: 'Survey', plannedStart: '2015-01-01' }
  const plan = planOf({
    workstreams: [{ id: roomId(0), code: 'R', title: 'Room' }],
    initiatives: [{ id: sampleId(2), workstreamId: roomId(0), title: 'Harbours', state: 'planned' }],
    milestones: [{ id: sampleId(3), initiativeId: sampleId(2), title: 'M' }],
    activities: [{ ...activity, id: sampleId(4), plannedEnd: '2015-02-01' }],
  })
  const { header, rows } = exportTable(
    withChange(plan, 'activities', sampleId(4), { plannedEnd: '2015-03-01' }),
    null,
  )
  const sheet: Sheet = {
    name: 'Plan',
    rows: [header, ...rows],
    date1904: false,
    hiddenRows: 0,
    hiddenColumns: 0,
  }
  const { reading, commands } = importInto(plan, sheet)
  expect(reading.items.flatMap(({ notes }) => notes)).toEqual([])
  expect(commands).toEqual([
    { type: 'update', collection: 'activities', id: sampleId(4), fields: { plannedEnd: '2015-03-01' } },
  ])
})
