import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HistoryFact } from '#shared/api/history.ts'
import { restoreCommands } from '#shared/plan/restoreCommands.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { leftOutText } from '#client/past/leftOutText.ts'
import { earlierMoment, laterMoment, type AskFacts } from '#client/past/nextMoment.ts'
import { restoreTold } from '#client/past/restoreTold.ts'
import { momentSnapshot } from '#client/plan/momentSnapshot.ts'
import { pastLab } from '#client/plan/pastLab.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { planOf, samplePlan, sampleId as n, withChange } from '#test/support/samplePlan.ts'
import { COLLECTION_NAMES, type Plan } from '#shared/plan/plan.ts'

const AT = '2014-11-12T12:05:00.000Z'
const momentOf = (
  plan: Plan,
  more: { layout?: Record<string, unknown>; ink?: Record<string, unknown> } = {},
) => ({
  seq: 7,
  at: AT,
  plan: Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, [...plan[name].values()].map((entity) => ({ ...entity }))]),
  ),
  layout: {},
  ink: {},
  ...more,
})

test('HI57 a past lab shows the plan, places and drawing of then and takes nothing', () => {
  const box = { board: n(21), x: 1, y: 2, w: 100, h: 50 }
  const ink = { board: n(21), record: { type: 'note' } }
  const moment = momentOf(samplePlan(), {
    layout: { [n(61)]: box, bad: { board: 'x' } },
    ink: { 'shape:a': ink, 'shape:b': 7 },
  })
  const lab = pastLab(moment, sessionOf({}, 'facilitator'))
  const { plan, layout, ink: drawn } = lab.store.get()
  expect(plan).toEqual(samplePlan())
  expect([...layout]).toEqual([[n(61), box]])
  expect([...drawn]).toEqual([['shape:a', ink]])
  expect(lab.canEdit()).toBe(false)
  expect(lab.session.seat.role).toBe('observer')
  const removal = { type: 'remove', collection: 'initiatives', id: n(61) } as const
  for (const decision of [lab.dispatch(removal), lab.dispatchAll([removal])])
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'readOnly' } })
  expect(lab.store.get().plan).toBe(plan)
  expect(lab.presence.others().size).toBe(0)
})

test('HI57 what cannot be read of a past moment is left out, the rest is shown', () => {
  const { plan } = momentSnapshot({
    ...momentOf(planOf({})),
    plan: {
      activities: [
        { id: n(1), text: 'Read', plannedEnd: 'never', ofALaterVersion: true },
        { id: 'no id', text: 'Lost' },
      ],
      ofALaterVersion: [{ id: n(2) }],
    },
  })
  expect([...plan.activities.values()]).toMatchObject([{ id: n(1), text: 'Read', plannedEnd: null }])
  expect(COLLECTION_NAMES.reduce((sum, name) => sum + plan[name].size, 0)).toBe(1)
})

/** Answers as the server does: the newest first, page by page; ends are those of the contract. */
const answering = (facts: readonly HistoryFact[]): AskFacts => {
  const newest = facts.toReversed()
  return async ({ since = '', until = '9999', before = Infinity, limit }) => {
    const fit = newest.filter(
      (one, at) => one.lastAt >= since && one.at < until && newest.length - at < before,
    )
    const some = fit.slice(0, Math.min(limit, 3))
    const last = some.at(-1)
    return {
      facts: some,
      next: last && fit.length > some.length ? newest.length - newest.indexOf(last) : null,
    }
  }
}

const factAt = (seq: number, minute: number): HistoryFact => ({
  id: seq,
  seq,
  lastSeq: seq,
  at: new Date(Date.parse(AT) + minute * 60_000).toISOString(),
  lastAt: new Date(Date.parse(AT) + minute * 60_000).toISOString(),
  seat: null,
  kind: 'changed',
  collection: null,
  entityId: null,
  label: '',
  workstreamId: null,
  field: null,
  before: null,
  after: null,
})

test('HI58 from any moment the steps go to the change before and the change after, however far', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 1, 50, 3_000, 90_000))),
      fc.nat(),
      async (gaps, which) => {
        let seq = 10
        let minute = 0
        const facts = [factAt(seq, minute)]
        for (const [rows, minutes] of gaps) facts.push(factAt((seq += rows), (minute += minutes)))
        const at = which % facts.length
        const from = facts[at] ?? factAt(0, 0)
        const ask = answering(facts)
        const now = Date.parse(facts.at(-1)?.at ?? AT)
        expect(await earlierMoment(ask, from)).toBe(facts[at - 1]?.seq ?? null)
        expect(await laterMoment(ask, from, now)).toBe(facts[at + 1]?.seq ?? null)
      },
    ),
    { numRuns: 100 },
  )
})

test('HI59 what a restore would do is told in the same sentences before it is done', () => {
  const then = { plan: samplePlan(), layout: new Map(), ink: new Map() }
  const gone = '2014-08-01T10:00:00Z'
  let plan = withChange(then.plan, 'initiatives', n(61), { title: 'Another', deletedAt: gone })
  plan = withChange(plan, 'organisations', n(11), { deletedAt: gone })
  plan = withChange(plan, 'activities', n(81), { responsibleIds: [] })
  plan = withChange(plan, 'risks', n(131), { deletedAt: gone })
  const place = { board: n(21), x: 1, y: 2, w: 100, h: 50 }
  const now = { plan, layout: new Map([[n(61), place]]), ink: new Map() }
  const { commands, leftOut } = restoreCommands(now, then, { entity: n(61) })
  const told = restoreTold(now, then, commands)
  expect(told.entities.find(({ id }) => id === n(61))?.told).toMatchObject([
    { kind: 'revived', label: 'Another' },
    { kind: 'changed', field: 'title', before: 'Another' },
  ])
  expect(told.places).toBe(1)
  const t = i18n.getFixedT(null, ['history', 'plan', 'common'])
  const said = leftOut.map((left) => leftOutText(t, i18n.getFixedT(null, 'plan'), then.plan, left))
  expect(said.join('\n')).toMatch(/Lead organisation stays without “Department of Environmental Affairs”/)
})
