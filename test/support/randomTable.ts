import fc from 'fast-check'
import type { Plan } from '#shared/plan/plan.ts'
import { planOf, sampleId } from './samplePlan.ts'

const ODD = [
  '=1+1',
  '+27 21',
  '-',
  '@here',
  '＝x',
  "'=quoted",
  '\tindented',
  '_x0041_',
  '"quoted", and; more',
  'two\nlines',
  'é ü 中文 😀',
  '1.2',
  '1/10/2014',
  ' around ',
  'Ongoing',
]
const words = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
)
/** What the plan's fields hold: no line ends but \n, no letters that files cannot have. */
const text = words.map((one) =>
  one.normalize('NFC').replaceAll(/(?![\t\n])\p{Cc}|[\ufdd0\ufffd-\uffff]/gu, ''),
)
const line = text.map((one) => one.replaceAll('\n', ' '))
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(1950, 0, 1 + days)).toISOString().slice(0, 10))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 4 })

const ORGANISATIONS = [
  ['Department of Agriculture, Forestry and Fisheries', 'DAFF'],
  ['Department of Environmental Affairs', 'DEA'],
  ['Coastal Links & Masifundise', ''],
  ['South African Maritime Safety Authority', 'SAMSA'],
  ['Ports / Harbours', 'P'],
] as const
const orgId = (n: number) => sampleId(100 + n)
const org = fc.nat({ max: ORGANISATIONS.length - 1 }).map(orgId)
const orgs = fc.uniqueArray(org, { maxLength: 3 }).map((ids) => ids.toSorted())

const dates = fc.record({
  start: maybe(date),
  end: maybe(date),
  review: maybe(date),
  kind: fc.constantFrom('date', 'date', 'ongoing', 'notKnown'),
})

const activity = fc.record({
  text,
  translation: text,
  sourceNo: line,
  orgs,
  dates,
  illustrative: fc.boolean(),
})
const milestone = fc.record({
  title: line,
  due: maybe(date),
  activities: fc.array(activity, { maxLength: 4 }),
})
const initiative = fc.record({
  title: line,
  description: text,
  code: fc.constantFrom('', 'I-1', 'I-2', 'I-3'),
  lead: maybe(org),
  support: orgs,
  dates,
  state: fc.constantFrom('idea', 'planned', 'agreed', 'stopped'),
  milestones: fc.array(milestone, { maxLength: 3 }),
})
const room = fc.record({
  initiatives: fc.array(initiative, { maxLength: 3 }),
  loose: fc.array(activity, { maxLength: 2 }),
})
const link = fc.record({
  from: fc.nat(),
  to: fc.nat(),
  type: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
  lagDays: fc.integer({ min: -30, max: 30 }),
})

export const roomId = (n: number) => sampleId(10 + n)

/** Rooms and organisations alone: what a plan is imported into. */
export const emptyRooms = (rooms: number): Plan =>
  planOf({
    workstreams: Array.from({ length: rooms }, (_, n) => ({
      id: roomId(n),
      code: `R${n}`,
      title: `Room ${n}`,
      orderKey: `a${n}`,
    })),
    organisations: ORGANISATIONS.map(([name, acronym], n) => ({ id: orgId(n), name, acronym })),
  })

type Entities = Parameters<typeof planOf>[0]
const key = (n: number) => `a${'0123456789ABCDEFGHIJ'[n]}`

/** Plans of one or two rooms whose tables hold whatever a table can. */
export const tablePlans = fc
  .tuple(fc.array(room, { minLength: 1, maxLength: 2 }), fc.array(link, { maxLength: 8 }))
  .map(([rooms, links]) => {
    let n = 1000
    const id = () => sampleId(n++)
    const [initiatives, milestones, activities]: object[][] = [[], [], []]
    const ids: string[] = []
    const timed = (d: { start: string | null; end: string | null; review: string | null; kind: string }) => ({
      end: d.kind === 'date' ? d.end : null,
      endKind: d.kind,
      reviewDate: d.review,
    })
    const put = (a: (typeof rooms)[number]['loose'][number], place: object) => {
      const activityId = id()
      ids.push(activityId)
      const { end, ...rest } = timed(a.dates)
      const { text: said, translation, sourceNo, illustrative } = a
      activities!.push({
        id: activityId,
        text: said,
        translation,
        sourceNo,
        illustrative,
        responsibleIds: a.orgs,
        plannedStart: a.dates.start,
        plannedEnd: end,
        ...rest,
        ...place,
      })
    }
    for (const [r, one] of rooms.entries()) {
      for (const [i, plan] of one.initiatives.entries()) {
        const initiativeId = id()
        const { title, description, code, state } = plan
        initiatives!.push({
          id: initiativeId,
          workstreamId: roomId(r),
          title,
          description,
          code,
          state,
          leadOrgId: plan.lead,
          supportOrgIds: plan.support,
          start: plan.dates.start,
          ...timed(plan.dates),
          orderKey: key(i),
        })
        for (const [m, group] of plan.milestones.entries()) {
          const milestoneId = id()
          milestones!.push({
            id: milestoneId,
            initiativeId,
            title: group.title,
            due: group.due,
            orderKey: key(m),
          })
          for (const [a, row] of group.activities.entries())
            put(row, { milestoneId, workstreamId: roomId(r), orderKey: key(a) })
        }
      }
      for (const row of one.loose) put(row, { workstreamId: roomId(r) })
    }
    const pairs = new Set<string>()
    // From an earlier one to a later one: no circles.
    const dependencies = links.flatMap(({ from, to, type, lagDays }) => {
      const [a, b] = [from % ids.length, to % ids.length].toSorted((x, y) => x - y)
      if (ids.length < 2 || a === b || pairs.has(`${a} ${b}`)) return []
      pairs.add(`${a} ${b}`)
      return [{ id: id(), fromId: ids[a ?? 0], toId: ids[b ?? 0], type, lagDays }]
    })
    const base = emptyRooms(2)
    return {
      ...planOf({ initiatives, milestones, activities, dependencies } as Entities),
      workstreams: base.workstreams,
      organisations: base.organisations,
    } satisfies Plan
  })
