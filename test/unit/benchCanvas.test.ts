import { expect, test } from 'vitest'
import { benchBoard, middleCards } from '../bench/canvas/benchBoard.ts'
import type { BoardRow } from '../bench/canvas/rows.ts'
import { canvasTables } from '../bench/canvas/tables.ts'

const row = (board: BoardRow['board'], usable: number, framesPerSecond: number): BoardRow => ({
  board,
  cards: 2_000,
  relations: 1_000,
  painted: usable - 10,
  usable,
  openScript: 500,
  heapMB: board === 'ours' ? 50 : 100,
  elements: 4_000,
  windows: [
    {
      view: 'whole',
      doing: 'pan',
      framesPerSecond,
      p95: 17,
      worst: 33,
      script: 100,
      busy: 200,
      others: 5,
      tries: 1,
    },
  ],
})

test('FD20 a figure of the board is told beside the plain board of the same run, as a ratio', () => {
  const text = canvasTables([row('plain', 4_000, 10), row('ours', 1_000, 55)], ['a machine'])
  expect(text).toContain('| 2,000 + 1,000 | this board | 990 | 1000 | 500 | 50 MB | 4,000 | 0.25× · 0.50× |')
  expect(text).toContain('| 2,000 + 1,000 | whole plan in view | panned | 55.0 / 10.0 | 5.50× |')
})

test('FD21 both boards have the same cards at the same places, and half as many relations', () => {
  const bench = benchBoard(2_000)
  expect(bench.cards.length).toBe(2_000)
  expect(bench.arrows.length).toBe(1_000)
  expect(new Set(bench.cards.map(({ id }) => id)).size).toBe(2_000)
  expect(middleCards(bench, 20).length).toBe(20)
})
