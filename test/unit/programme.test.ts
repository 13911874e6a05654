import { expect, test } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { isThere, NO_FACTS, standingOf, type LabFacts } from '#shared/programme/checks.ts'
import { datesOf, endOf, placeOf } from '#shared/programme/dates.ts'
import { defaultProgramme, templateFor } from '#shared/programme/defaults.ts'
import { gateOf } from '#shared/programme/gate.ts'
import { artefactsOf, CHECKS, programme, TEMPLATE_IDS, type Artefact, type Check } from '#shared/programme/template.ts' // prettier-ignore
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { moved, putSession, removeSession, sessionIn } from '#client/programme/programmeEdits.ts'
import { readProgrammeFile } from '#client/programme/readProgrammeFile.ts'
import { disturbed } from '#test/support/randomPlan.ts'
import { seeded } from '#test/support/syncClient.ts'
import { oceansPlan } from '#test/support/oceans.ts'
import { SAMPLE as S, planOf, sampleId as n, samplePlan, withChange } from '#test/support/samplePlan.ts'

const artefact = (check: Check, least = 1): Artefact => ({
  id: check,
  check,
  least,
  title: check === 'manual' ? 'Met' : '',
  each: 'room',
})
const of = (
  plan: Plan,
  check: Check,
  room: string | null,
  {
    least = 1,
    facts = NO_FACTS,
    ticked = false,
  }: { least?: number; facts?: LabFacts; ticked?: boolean } = {},
) => {
  const { done, of: all, missing } = standingOf(artefact(check, least), room, { plan, facts, ticked })
  return [done, all, ...missing.map(({ code, entityId }) => (entityId ? `${code} ${entityId}` : code))]
}

test('PG1 the programmes we bring are files of their own schema, small enough to be sent, of any number of weeks', () => {
  for (const id of TEMPLATE_IDS)
    for (const weeks of [1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 52]) {
      const made = defaultProgramme(id, weeks)
      expect(programme.parse(JSON.parse(canonicalText(made)))).toEqual(made)
      expect(made.weeks).toHaveLength(weeks)
      if (weeks <= 10) expect(canonicalText(made).length).toBeLessThan(LIMITS.jsonBodyBytes / 2)
      // However they are shared out, nothing is asked for twice or forgotten.
      const checks = made.weeks.flatMap(artefactsOf).map(({ check, title }) => check + title)
      const whole = defaultProgramme(id, id === 'mini' ? 2 : 6).weeks.flatMap(artefactsOf)
      expect(checks.toSorted()).toEqual(whole.map(({ check, title }) => check + title).toSorted())
    }
  expect([1, 2, 3, 6, 12].map(templateFor)).toEqual(['mini', 'mini', 'phakisa', 'phakisa', 'phakisa'])
  expect(defaultProgramme('phakisa', 6).weeks.map(({ title }) => title)[1]).toBe('Issues and root causes')
})

test('PG2 days are the working days from the lab’s first on, and a week of more than five takes them as they come', () => {
  const start = '2014-07-08' // a Tuesday
  expect(datesOf(start, 0, 5)).toEqual(['2014-07-08', '2014-07-09', '2014-07-10', '2014-07-11', '2014-07-14'])
  expect(datesOf('2026-11-30', 1, 3)).toEqual(['2026-12-07', '2026-12-08', '2026-12-09'])
  expect(datesOf('2026-11-28', 0, 2)).toEqual(['2026-11-30', '2026-12-01'])
  expect(datesOf('2026-11-28', 0, 6)[0]).toBe('2026-11-28')
  const { weeks } = defaultProgramme('phakisa', 6)
  expect(placeOf(weeks, start, '2014-07-07')).toBeNull()
  expect(placeOf(weeks, start, '2014-07-12')).toEqual({ week: 0, day: null })
  expect(placeOf(weeks, start, '2014-07-15')).toEqual({ week: 1, day: 0 })
  expect(placeOf(weeks, start, '2014-08-19')).toBeNull()
  expect(endOf({ start: '16:30', minutes: 75 })).toBe('17:45')
  expect(endOf({ start: '23:30', minutes: 60 })).toBe('00:30')
})

test('PG3 each check says how far a room is and names what is missing', () => {
  const plan = samplePlan()
  expect(of(plan, 'rows', S.mpsg)[0]).toBeGreaterThan(0)
  const open = withChange(plan, 'activities', S.act12, { plannedEnd: null })
  const [done, all, ...missing] = of(open, 'rows', S.mpsg)
  expect(missing).toContain(`row ${S.act12}`)
  expect(Number(done)).toBe(Number(all) - missing.length)

  const bare = planOf({ workstreams: [{ id: n(1), code: 'A', title: 'A' }] })
  const none: Partial<Record<Check, unknown[]>> = {
    aspiration: [0, 1, 'noAspiration'],
    facts: [0, 3, 'more'],
    rootCauses: [0, 3, 'more'],
    answers: [0, 1, 'noRootCause'],
    shortList: [0, 3, 'more'],
    scores: [0, 1, 'noScores'],
    rows: [0, 1, 'noPlanned'],
    budgets: [0, 1, 'noPlanned'],
    indicators: [0, 1, 'noPlanned'],
    risks: [0, 3, 'more'],
    governance: [0, 2, `roomLead ${n(1)}`, `deliveryUnit ${n(1)}`],
    syndication: [0, 1, 'noPlanned'],
    frozen: [0, 1, 'notFrozen'],
    signed: [0, 1, 'noPlanned'],
    released: [0, 1, 'notReleased'],
    manual: [0, 1, 'notTicked'],
  }
  for (const check of CHECKS) expect(of(bare, check, n(1), { least: 3 }), check).toEqual(none[check])

  const begun = planOf({
    workstreams: [{ id: n(1), code: 'A', title: 'A' }],
    aspirations: [{ id: n(2), workstreamId: n(1), statement: 'More jobs' }],
    evidence: [
      { id: n(3), workstreamId: n(1), statement: 'Jobs are few', sourceTitle: 'Census' },
      { id: n(4), workstreamId: n(1), statement: 'Fish are few' },
    ],
    issues: [
      { id: n(5), workstreamId: n(1), text: 'No permits', isRootCause: true },
      { id: n(6), workstreamId: n(1), text: 'No ships', isRootCause: true },
      { id: n(7), workstreamId: n(1), text: 'A symptom' },
    ],
    initiatives: [
      { id: n(8), workstreamId: n(1), title: 'One desk', state: 'planned' },
      { id: n(9), workstreamId: n(1), title: 'An idea' },
    ],
    links: [{ id: n(10), kind: 'answers', fromId: n(8), toId: n(5) }],
    risks: [{ id: n(11), workstreamId: n(1), text: 'It rains' }],
  })
  expect(of(begun, 'aspiration', n(1))).toEqual([1, 1])
  expect(of(begun, 'facts', n(1), { least: 3 })).toEqual([1, 3, 'more', `noSource ${n(4)}`])
  expect(of(begun, 'rootCauses', n(1), { least: 2 })).toEqual([2, 2])
  expect(of(begun, 'answers', n(1))).toEqual([1, 2, `unanswered ${n(6)}`])
  expect(of(begun, 'shortList', n(1), { least: 2 })).toEqual([1, 2, 'more'])
  expect(of(begun, 'rows', n(1))).toEqual([0, 1, `noRows ${n(8)}`])
  expect(of(begun, 'budgets', n(1))).toEqual([0, 1, `noBudget ${n(8)}`])
  expect(of(begun, 'indicators', n(1))).toEqual([0, 1, `noIndicator ${n(8)}`])
  expect(of(begun, 'risks', n(1))).toEqual([0, 1, `noOwner ${n(11)}`])
  expect(of(begun, 'syndication', n(1))).toEqual([0, 1, `notSyndicated ${n(8)}`])
  const facts: LabFacts = { frozen: true, released: true, agreed: new Set([n(8)]), scored: new Set([null]) }
  for (const check of ['frozen', 'released', 'signed', 'scores'] as const)
    expect(of(begun, check, n(1), { facts }), check).toEqual([1, 1])
  expect(of(begun, 'manual', n(1), { ticked: true })).toEqual([1, 1])
})

test('PG4 no check throws or counts beyond its measure, whatever is missing from a plan', () => {
  const { plan } = oceansPlan()
  const holes: Plan[] = [planOf({}), plan, samplePlan()]
  for (const collection of Object.keys(plan) as (keyof Plan)[])
    holes.push({ ...plan, [collection]: new Map() })
  const random = seeded(20)
  for (let at = 0; at < 30; at++) holes.push(disturbed(plan, random, 400))
  for (const one of holes)
    for (const room of [null, n(999), ...workstreams(plan).map(({ id }) => id)])
      for (const check of CHECKS) {
        const { done, of: all, missing } = standingOf(artefact(check, 4), room, { plan: one, facts: NO_FACTS, ticked: false }) // prettier-ignore
        expect(all).toBeGreaterThan(0)
        expect(done).toBeGreaterThanOrEqual(0)
        expect(done).toBeLessThanOrEqual(all)
        expect(isThere({ done, of: all, missing })).toBe(missing.length === 0)
      }
})

test('PG5 a gate closes when every room has all of it, is overruled while it has not, and of the Oceans lab the rows are there', () => {
  const { plan } = oceansPlan()
  const { weeks } = defaultProgramme('phakisa', 6)
  const side = { plan, facts: NO_FACTS, ticks: [], overrules: [] }
  const rows = gateOf(weeks[3]!, side)
  expect(rows.cells).toHaveLength(workstreams(plan).length)
  expect(rows.state).toBe(rows.there === rows.cells.length ? 'closed' : 'open')
  const [first] = weeks
  const met = artefactsOf(first!).find(({ check }) => check === 'manual')!
  const tick = { artefactId: met.id, workstreamId: null, by: 'Ana', at: '2014-07-08T09:00:00Z' }
  const before = gateOf(first!, side)
  const after = gateOf(first!, { ...side, ticks: [tick] })
  expect(after.there).toBe(before.there + 1)
  expect(after.cells.find(({ artefact }) => artefact.id === met.id)).toMatchObject({ roomId: null, tick })
  const overrule = { weekId: 'w1', reason: 'Later', by: 'Ana', at: '2014-07-08T09:00:00Z' }
  expect(gateOf(first!, { ...side, overrules: [overrule] })).toMatchObject({ state: 'overruled', overrule })
  const nothing = { id: 'x', title: 'X', days: [] }
  expect(gateOf(nothing, side).state).toBe('closed')
})

test('PG6 a file that is no programme is refused with the place that is wrong, and one that is too large unread', async () => {
  const good = defaultProgramme('mini', 2)
  const read = (value: unknown) =>
    readProgrammeFile(new Blob([typeof value === 'string' ? value : JSON.stringify(value)]))
  expect(await read(good)).toEqual({ ok: true, programme: good })
  expect(await read('{')).toMatchObject({ ok: false, problem: 'notJson' })
  expect(await read('x'.repeat(LIMITS.jsonBodyBytes))).toMatchObject({ ok: false, problem: 'tooLarge' })
  const broken: [unknown, string][] = [
    [null, '–'],
    [{ ...good, format: 'urn:delivery-lab:programme:2' }, 'format'],
    [{ ...good, weeks: [] }, 'weeks'],
    [{ ...good, weeks: [good.weeks[0], good.weeks[0]] }, 'weeks › 1'],
    [{ ...good, extra: 1 }, '–'],
    [JSON.parse(canonicalText(good).replace('"08:30"', '"25:00"')), 'start'],
    [JSON.parse(canonicalText(good).replace('"check":"aspiration"', '"check":"__proto__"')), 'check'],
  ]
  for (const [value, where] of broken) {
    const found = await read(value)
    expect(found).toMatchObject({ ok: false, problem: 'notProgramme' })
    expect(!found.ok && found.where).toContain(where)
  }
})

test('PG7 a session is put on another day, in its own place, and taken away without touching the others', () => {
  const start = defaultProgramme('mini', 2)
  const [week] = start.weeks
  const [monday, tuesday] = week!.days
  const session = monday!.sessions[0]!
  const renamed = putSession(monday!.id, { ...session, title: 'Coffee' })(start)
  expect(renamed.weeks[0]!.days[0]!.sessions.map(({ title }) => title)[0]).toBe('Coffee')
  const later = putSession(tuesday!.id, session)(start)
  expect(later.weeks[0]!.days.map(({ sessions }) => sessions.length)).toEqual([2, 4, 3, 3, 3])
  expect(sessionIn(removeSession(session.id)(later), session.id)).toBeNull()
  const ids = (list: { id: string }[]) => list.map(({ id }) => id).join('')
  const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect([moved(list, 'a', 1), moved(list, 'a', -1), moved(list, 'c', 1), moved(list, 'x', 1)].map(ids)).toEqual(['bac', 'abc', 'abc', 'abc']) // prettier-ignore
})
