import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createPresence } from '#client/plan/presence.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const BOARD = sampleId(701)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('PR12 a page says where it is seven times a second at most, only what is not empty, and only when it changed', () => {
  const awareness = new Awareness(new Y.Doc())
  const room = createPresence()
  room.follow(awareness)
  const said: unknown[] = []
  awareness.on('update', () => said.push(awareness.getLocalState()))
  for (let x = 0; x < 100; x++) {
    room.presence.set({ board: BOARD, cursor: { x, y: 0 } })
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(140)
  expect(said.length).toBeGreaterThanOrEqual(5)
  expect(said.length).toBeLessThanOrEqual(9)
  expect(said.at(-1)).toEqual({ board: BOARD, cursor: { x: 99, y: 0 }, brief: true })
  const before = said.length
  room.presence.set({ cursor: { x: 99, y: 0 }, selection: [] })
  vi.advanceTimersByTime(1_000)
  expect(said.length).toBe(before)
  room.presence.set({ cursors: false, cursor: null })
  vi.advanceTimersByTime(140)
  expect(said.at(-1)).toEqual({ board: BOARD, cursors: false, brief: true })
  room.close()
  awareness.destroy()
})
