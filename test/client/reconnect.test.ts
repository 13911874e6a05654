import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReconnect } from '#client/sync/reconnect.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('FI5 a try that reaches nobody is followed by a longer and longer wait, not by the next try at once', async () => {
  const at: number[] = []
  const begun = Date.now()
  const reconnect = createReconnect(
    async () => {
      at.push(Date.now() - begun)
      await Promise.resolve()
      reconnect.later()
    },
    () => 1,
  )
  reconnect.soon()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(at).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 30_500, 45_500])
  reconnect.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(at).toHaveLength(8)
})

test('FI5 what asks for a try at once while one is under way gets it right after', async () => {
  let tries = 0
  const reconnect = createReconnect(
    async () => {
      tries += 1
      await Promise.resolve()
      if (tries > 1) return
      reconnect.later()
      reconnect.soon()
    },
    () => 1,
  )
  reconnect.soon()
  await vi.advanceTimersByTimeAsync(10)
  expect(tries).toBe(2)
  reconnect.stop()
})
