import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SECTORS, type Sector } from '#shared/plan/sectors.ts'
import { consent } from '#shared/rounds/consent.ts'
import { ideas } from '#shared/rounds/ideas.ts'
import type { Given, TallyContext } from '#shared/rounds/kind.ts'
import { kindOf } from '#shared/rounds/kinds.ts'
import { scores, weightedMean } from '#shared/rounds/scores.ts'
import { groupsOf, LEAST_VOTERS, quorumMet, votes, type Ballot } from '#shared/rounds/votes.ts'
import { sampleId as n } from '#test/support/samplePlan.ts'

const by = (name: string, organisationName = 'Ministry', sector: Sector = 'national', organisationId: string | null = null) => ({ name, organisationName, sector, organisationId }) // prettier-ignore
const context = (over: Partial<TallyContext> = {}): TallyContext => ({ anonymous: false, seats: 10, orgsOf: () => [], ...over }) // prettier-ignore

test('RD1 ideas come in the order of their ids, with their authors or without any', () => {
  const given = ['c', 'a', 'b'].map((id) => ({
    id,
    entry: { title: `Idea ${id}`, text: '' },
    by: by(`P${id}`),
  }))
  const open = ideas.tally({}, given, context())
  expect(open.ideas.map(({ title, by: author }) => [title, author?.name])).toEqual([['Idea a', 'Pa'], ['Idea b', 'Pb'], ['Idea c', 'Pc']]) // prettier-ignore
  const hidden = ideas.tally({}, given, context({ anonymous: true }))
  expect(JSON.stringify(hidden)).not.toMatch(/Pa|Pb|Pc|Ministry/)
  expect(ideas.withoutAuthors(open)).toEqual(hidden)
})

const options = ['x', 'y', 'z'].map((id) => ({ id, label: id, entityId: null }))
const settings = { options, dots: 5, most: 3, quorum: null }

test('RD2 a ballot has so many dots at most, so many on one, each option once, and none elsewhere', () => {
  const problem = (...dots: [string, number][]) => votes.problem(settings, { dots: dots.map(([optionId, count]) => ({ optionId, count })) }, by('A')) // prettier-ignore
  expect(problem(['x', 3], ['y', 2])).toBe(null)
  expect(problem(['x', 3], ['y', 3])).toMatch(/5 dots/)
  expect(problem(['x', 4])).toMatch(/3 dots on one/)
  expect(problem(['x', 1], ['x', 1])).toMatch(/twice/)
  expect(problem(['w', 1])).toMatch(/no such option/)
  expect(kindOf.votes.take(settings, { dots: [] }, by('A')).ok).toBe(false)
  expect(kindOf.votes.take(settings, { dots: [{ optionId: 'x', count: -1 }] }, by('A')).ok).toBe(false)
})

const ballots = fc.array(
  fc.record({
    sector: fc.constantFrom(...SECTORS),
    dots: fc.uniqueArray(fc.record({ optionId: fc.constantFrom('x', 'y', 'z'), count: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, selector: ({ optionId }) => optionId }), // prettier-ignore
  }),
  { maxLength: 60 },
)
const cast = (all: { sector: Sector; dots: Ballot['dots'] }[]): Given<Ballot>[] =>
  all.map(({ sector, dots }, at) => ({ id: `${at}`, entry: { dots }, by: by(`P${at}`, 'O', sector) }))

test('RD3 no dot is lost or counted twice, in whatever order ballots come, and groups add up to the whole', () => {
  fc.assert(
    fc.property(ballots, fc.boolean(), (all, anonymous) => {
      const given = cast(all)
      const result = votes.tally(settings, given, context({ anonymous }))
      expect(votes.tally(settings, given.toReversed(), context({ anonymous }))).toEqual(result)
      const cast_ = all.flatMap(({ dots }) => dots).reduce((sum, { count }) => sum + count, 0)
      expect(result.options.reduce((sum, { dots }) => sum + dots, 0)).toBe(cast_)
      for (const { dots, byGroup } of result.options)
        if (byGroup.length > 0) expect(byGroup.reduce((sum, some) => sum + some, 0)).toBe(dots)
      if (result.groups.length > 0)
        expect(result.groups.reduce((sum, { voters }) => sum + voters, 0)).toBe(all.length)
    }),
    { numRuns: 200, seed: 7 },
  )
})

test('RD4 in an anonymous vote no group of sectors has fewer than three voters, also none by subtraction', () => {
  fc.assert(
    fc.property(ballots, (all) => {
      const { groups } = votes.tally(settings, cast(all), context({ anonymous: true }))
      expect(groups.every(({ voters }) => voters >= LEAST_VOTERS)).toBe(true)
      expect(groups.length).not.toBe(1)
    }),
    { numRuns: 200, seed: 8 },
  )
  expect(groupsOf(new Map([['labour', 5], ['soe', 4], ['local', 1]] as const), 3)).toEqual([{ sectors: ['labour'], voters: 5 }, { sectors: ['soe', 'local'], voters: 5 }]) // prettier-ignore
  expect(
    groupsOf(
      new Map([
        ['labour', 5],
        ['local', 2],
      ] as const),
      3,
    ),
  ).toEqual([])
})

test('RD5 a quorum is a share of the seats or a number of voters; none is asked for, none is missed', () => {
  expect(quorumMet({ of: 'share', percent: 50 }, 5, 10)).toBe(true)
  expect(quorumMet({ of: 'share', percent: 50 }, 4, 9)).toBe(false)
  expect(quorumMet({ of: 'share', percent: 50 }, 0, 0)).toBe(false)
  expect(quorumMet({ of: 'number', count: 3 }, 3, 100)).toBe(true)
  expect(quorumMet(null, 0, 10)).toBe(null)
})

const [PORT, FARM, ORG, OTHER] = [n(1), n(2), n(3), n(4)]
const criteria = [
  { id: 'impact', label: 'Impact', weight: 3 },
  { id: 'ease', label: 'Ease', weight: 1 },
]
const sheetSettings = {
  criteria,
  initiatives: [
    { id: PORT, label: 'Port', orgIds: [ORG] },
    { id: FARM, label: 'Farm', orgIds: [] },
  ],
  cut: 1,
}
const values = (impact: number, ease: number) => [
  { criterionId: 'impact', score: impact },
  { criterionId: 'ease', score: ease },
]
const judged = (...of: [string, number, number][]) => ({
  conflicts: [] as string[],
  scores: of.map(([initiativeId, impact, ease]) => ({ initiativeId, values: values(impact, ease) })),
})

test('R8 RD6 a seat whose organisation leads or supports an initiative does not score it, nor one with a declared interest', () => {
  const problem = (sheet: ReturnType<typeof judged>, org: string | null) => scores.problem(sheetSettings, sheet, { organisationId: org }) // prettier-ignore
  expect(problem(judged([PORT, 5, 5]), ORG)).toMatch(/others score it/)
  expect(problem(judged([FARM, 5, 5]), ORG)).toBe(null)
  expect(problem(judged([PORT, 5, 5]), null)).toBe(null)
  expect(problem({ ...judged([FARM, 5, 5]), conflicts: [FARM] }, OTHER)).toMatch(/interest/)
  expect(problem({ conflicts: [], scores: [{ initiativeId: FARM, values: values(1, 1).slice(1) }] }, OTHER)).toMatch(/each criterion/) // prettier-ignore
  expect(problem(judged([n(99), 1, 1]), OTHER)).toMatch(/no such initiative/)
})

test('R8 RD7 what one seat of an organisation declares sets aside the scores of all of it, and so does a lead it took later', () => {
  const given = [
    { id: '1', entry: judged([FARM, 5, 5]), by: by('A', 'Fish', 'business', OTHER) },
    { id: '2', entry: { conflicts: [FARM], scores: [] }, by: by('B', 'Fish', 'business', OTHER) },
    { id: '3', entry: judged([FARM, 1, 1], [PORT, 4, 4]), by: by('C', 'Union', 'labour', n(5)) },
    { id: '4', entry: judged([PORT, 0, 0]), by: by('D', 'Harbour', 'soe', n(6)) },
  ]
  const result = scores.tally(sheetSettings, given, context({ orgsOf: (id) => (id === PORT ? [n(6)] : []) }))
  expect(result.rows.map(({ label, score, scorers, setAside }) => [label, score, scorers, setAside])).toEqual(
    [
      ['Port', 4, 1, 1],
      ['Farm', 1, 1, 1],
    ],
  )
  expect(result.conflicts).toEqual([{ initiativeId: FARM, organisationName: 'Fish' }])
})

test('R9 RD8 a score is the weighted mean, told with weights, organisations, spread and counts', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 40 }), (all) => {
      const given = all.map(([a, b], at) => ({ id: `${at}`, entry: judged([FARM, a, b]), by: by(`P${at}`, `Org ${at % 3}`) })) // prettier-ignore
      const result = scores.tally(sheetSettings, given, context())
      const [best, none] = result.rows
      const direct = all.reduce((sum, [a, b]) => sum + (3 * a + b) / 4, 0) / all.length
      expect(best).toMatchObject({ label: 'Farm', scorers: all.length })
      expect(best!.score).toBeCloseTo(direct, 1)
      expect(none).toMatchObject({ label: 'Port', score: null, spread: 0 })
      expect(result.scorers.reduce((sum, { seats }) => sum + seats, 0)).toBe(all.length)
    }),
    { numRuns: 200, seed: 9 },
  )
  expect(weightedMean(criteria, values(4, 0))).toBe(3)
  expect(scores.tally(sheetSettings, [], context()).criteria).toEqual(criteria)
})

test('RD9 consent tells who stands where and why; a reservation and an objection need their reason', () => {
  const say = (choice: string, reason = '') => kindOf.consent.take({ proposal: '', entityId: null }, { choice, reason }, by('A')).ok // prettier-ignore
  expect([say('agree'), say('abstain'), say('object'), say('reservation', '  '), say('object', 'No money')]).toEqual([true, true, false, false, true]) // prettier-ignore
  const given = (['agree', 'reservation', 'object', 'abstain'] as const).map((choice, at) => ({ id: `${at}`, entry: { choice, reason: choice === 'object' ? 'No money' : '' }, by: by(`P${at}`, `Org ${9 - at}`) })) // prettier-ignore
  const tally = (some: typeof given) => consent.tally({ proposal: '', entityId: null }, some, context())
  expect(tally(given)).toMatchObject({ outcome: 'objections', counts: { agree: 1, reservation: 1, object: 1, abstain: 1 } }) // prettier-ignore
  expect(tally(given).voices.map(({ organisationName }) => organisationName)).toEqual(['Org 6', 'Org 7', 'Org 8', 'Org 9']) // prettier-ignore
  expect([tally(given.slice(0, 2)).outcome, tally(given.slice(0, 1)).outcome, tally([]).outcome]).toEqual(['reservations', 'consent', 'none']) // prettier-ignore
})
