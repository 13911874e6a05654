import { expect, test } from 'vitest'
import {
  cardAddress,
  labIn,
  placeIn,
  readSpot,
  roomAddress,
  spotText,
  viewIn,
  withoutArrival,
} from '#client/guide/addresses.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

const [SEA, NAMELESS, CARD] = [sampleId(1), sampleId(2), sampleId(3)]
const plan = planOf({
  workstreams: [
    { id: SEA, code: 'MPSG', title: 'Marine protection' },
    { id: NAMELESS, code: '', title: 'No code' },
  ],
})

test('FN4 a place on a board is read as it is written, and anything else is none', () => {
  expect(readSpot(spotText({ x: -120.4, y: 33.6, zoom: 0.754 }))).toEqual({ x: -120, y: 34, zoom: 0.75 })
  expect(readSpot('10,20')).toEqual({ x: 10, y: 20, zoom: 1 })
  expect(readSpot('10,20,999')?.zoom).toBe(8)
  expect(readSpot('10,20,0.000001')?.zoom).toBe(0.05)
  for (const text of [
    null,
    '',
    '1',
    'a,b',
    '1,,1',
    '1,2,3,4',
    '1e300,0',
    'NaN,1',
    '1,2,-1',
    '1,2,0',
    '1,Infinity',
  ])
    expect(readSpot(text)).toBeNull()
})

test('FN4 a card’s address names its room as people do, and none where there is no room', () => {
  expect(cardAddress(plan, 'oceans', { id: CARD, board: SEA })).toBe(
    `/labs/oceans/rooms/mpsg/canvas?card=${CARD}`,
  )
  expect(cardAddress(plan, 'oceans', { id: CARD, board: null })).toBeNull()
  expect(roomAddress(plan, 'oceans', NAMELESS, 'list')).toBe(`/labs/oceans/rooms/${NAMELESS}/list`)
  expect(viewIn('/labs/oceans/rooms/mpsg/plan')).toBe('plan')
  expect(viewIn('/labs/oceans/history/12/rooms/mpsg/plan')).toBeNull()
  expect(viewIn('/labs/oceans/people')).toBeNull()
  expect(placeIn('/labs/oceans/rooms/mpsg/plan')).toBe('/labs/oceans/rooms/mpsg')
  expect(placeIn('/labs/oceans/people')).toBe('/labs/oceans/people')
  expect(withoutArrival(`?card=${CARD}&since=week&at=1,2`)).toBe('?since=week')
  expect(withoutArrival('?at=1,2')).toBe('')
  expect(labIn('/labs/oceans/people')).toBe('oceans')
})
