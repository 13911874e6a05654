import { expect, test } from 'vitest'
import { markIn } from '#client/timeline/dates.ts'
import { timelineLines, undatedRooms } from '#client/timeline/timelineRows.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const ROOMS = [
  { id: n(1), code: 'MTM', title: 'Transport' },
  { id: n(2), code: 'AQ', title: 'Aquaculture' },
]

const foldedIn = (start: string | null) => {
  const plan = planOf({
    workstreams: ROOMS,
    initiatives: [
      { id: n(11), workstreamId: n(1), title: 'An idea' },
      { id: n(12), workstreamId: n(2), title: 'Seaweed farms', start },
    ],
  })
  return [...undatedRooms(timelineLines(plan, null), ({ id }) => markIn(plan, id).kind !== 'none')]
}

test('WK5 a room without dates is folded in the timeline of the lab while another has some', () => {
  expect(foldedIn('2015-01-01')).toEqual([n(1)])
  expect(foldedIn(null)).toEqual([])
})
