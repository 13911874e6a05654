import { describe, expect, test } from 'vitest'
import { areaAt, areaOf, areasOf, placesIn } from '#shared/plan/areas.ts'
import type { InkRecord } from '#shared/plan/commands.ts'
import { lockOf } from '#test/support/lockedPlan.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const BOARD = sampleId(1)
const OTHER = sampleId(2)

interface Frame {
  x: number
  y?: number
  w?: number
  h?: number
  name?: string
  board?: string
  parentId?: string
  type?: string
}
const frame = (id: string, { board = BOARD, x, y = 0, w = 600, h = 400, ...more }: Frame) => {
  const { name = id, parentId = 'page:page', type = 'frame' } = more
  const record = { id: `shape:${id}`, typeName: 'shape', type, parentId, x, y, props: { w, h, name } }
  return [`shape:${id}`, { board, record }] as const
}
const inkOf = (...frames: ReturnType<typeof frame>[]): Map<string, InkRecord> => new Map(frames)
const card = (x: number, y = 0) => ({ board: BOARD, x, y, w: 260, h: 168 })

describe('AE1 the areas of a board', () => {
  test('are its frames, by name and box, as one reads them', () => {
    const ink = inkOf(
      frame('later', { x: 0, y: 500, name: '  Later ' }),
      frame('right', { x: 700 }),
      frame('left', { x: 0 }),
      frame('elsewhere', { x: 0, board: OTHER }),
      frame('box', { x: 0, type: 'geo' }),
    )
    const areas = areasOf(ink, BOARD)
    expect(areas.map(({ name }) => name)).toEqual(['left', 'right', 'Later'])
    expect(areas[2]).toEqual({
      id: 'shape:later',
      name: 'Later',
      box: { x: 0, y: 500, w: 600, h: 400 },
      locked: null,
    })
  })
  test('say the lock that is on them, and lie where the frame they are in puts them', () => {
    const ink = inkOf(
      frame('outer', { x: 1_000, y: 1_000, w: 2_000 }),
      frame('inner', { x: 50, y: 50, parentId: 'shape:outer' }),
    )
    const lock = lockOf({ kind: 'area', board: BOARD, box: null, frame: 'shape:inner', allows: 'notes' })
    const [outer, inner] = areasOf(ink, BOARD, [lock])
    expect(outer?.locked).toBeNull()
    expect(inner).toMatchObject({ locked: lock, box: { x: 1_050, y: 1_050 } })
  })
})

describe('AE2 a card is in the area its middle is in', () => {
  const ink = inkOf(frame('outer', { x: 0, w: 2_000 }), frame('inner', { x: 0, w: 400 }))
  test('the innermost of several, and of what nobody placed in none', () => {
    const layout = new Map([
      ['in', card(100)],
      ['out', card(300)],
      ['beside', card(-200)],
    ])
    expect(areaOf(layout, ink, 'in')?.name).toBe('inner')
    expect(areaOf(layout, ink, 'out')?.name).toBe('outer')
    expect(areaOf(layout, ink, 'beside')).toBeNull()
    expect(areaOf(layout, ink, 'nowhere')).toBeNull()
  })
})

describe('AE3 places for cards in an area', () => {
  const [area] = areasOf(inkOf(frame('a', { x: 1_000, y: 2_000, w: 640, h: 420 })), BOARD)
  if (!area) throw new Error('no area')
  test('lie in it side by side, free of what is there, and below it once it is full', () => {
    const taken = [card(1_020, 2_020)]
    const places = placesIn(area, taken, 5)
    expect(places.map((box) => areaAt([area], box) !== null)).toEqual([true, true, true, false, false])
    const all = [...taken, ...places]
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1)) {
        const apart = Math.abs(one.x - other.x) >= 260 || Math.abs(one.y - other.y) >= 168
        expect(apart, JSON.stringify({ one, other })).toBe(true)
      }
    expect(placesIn(area, taken, 5)).toEqual(places)
  })
  test('an area smaller than a card takes one', () => {
    const small = { ...area, box: { x: 0, y: 0, w: 100, h: 60 } }
    const [first] = placesIn(small, [], 1)
    expect(first && areaAt([small], first)).toBe(small)
  })
})
