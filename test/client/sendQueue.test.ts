import { describe, expect, test } from 'vitest'
import type { KeptEntry } from '#client/sync/kept.ts'
import { judgeSilence } from '#client/sync/lifeSigns.ts'
import { retryDelay } from '#client/sync/retryDelay.ts'
import { createSendQueue } from '#client/sync/sendQueue.ts'
import { seeded } from '#test/support/syncClient.ts'

const entry = (id: string): KeptEntry => ({
  id,
  command: null,
  update: new Uint8Array(),
  epoch: 1,
  at: '',
  tries: 0,
  page: 'p',
})
const update = (number: number) => ({ type: 'update' as const, number })
const step2 = (number: number) => ({ type: 'step2' as const, number })
const ids = (entries: KeptEntry[]) => entries.map((one) => one.id)

describe('edits waiting for their acknowledgement', () => {
  test('CL7: `saved n` acknowledges what the first n frames of this socket carried, no more', () => {
    const queue = createSendQueue()
    queue.add(entry('a'), update(1))
    queue.add(entry('b'), update(2))
    queue.add(entry('c'), null)
    expect(ids(queue.saved(1))).toEqual(['a'])
    expect(ids(queue.saved(2))).toEqual(['b'])
    expect(ids(queue.saved(9))).toEqual([])
    expect(queue.size()).toBe(1)
  })

  test('LK55 an edit is blamed for a refusal only where it went alone', () => {
    const queue = createSendQueue()
    const tried = { ...entry('a'), tries: 1 }
    queue.add(tried, null)
    queue.carried(step2(1))
    expect(queue.takeAll()[0]?.tries).toBe(1)
    queue.add(tried, update(1))
    queue.add(entry('b'), null)
    queue.socketClosed()
    queue.carried(step2(1))
    expect(queue.takeAll()[0]?.tries).toBe(0)
  })

  test('CL7: a step 2 carries every edit made before it, whatever carried it first', () => {
    const queue = createSendQueue()
    queue.add(entry('a'), update(1))
    queue.add(entry('b'), null)
    queue.carried(step2(2))
    queue.add(entry('c'), update(3))
    expect(ids(queue.saved(1))).toEqual([])
    expect(ids(queue.saved(2))).toEqual(['a', 'b'])
    expect(ids(queue.saved(3))).toEqual(['c'])
  })

  test('CL7: a closed socket’s frames count for nothing on the next', () => {
    const queue = createSendQueue()
    queue.add(entry('a'), update(1))
    queue.socketClosed()
    expect(queue.saved(1)).toEqual([])
    queue.carried(step2(1))
    expect(ids(queue.saved(1))).toEqual(['a'])
  })
})

describe('reaching the server again', () => {
  test('CL8: a socket silent for three seconds is asked for a sign of life, and gone five seconds later', () => {
    expect(judgeSilence(4_900, 2_000, null)).toBe('fine')
    expect(judgeSilence(5_000, 2_000, null)).toBe('ask')
    expect(judgeSilence(9_900, 2_000, 5_000)).toBe('fine')
    expect(judgeSilence(10_000, 2_000, 5_000)).toBe('gone')
    expect(judgeSilence(10_000, 5_100, 5_000)).toBe('ask')
  })

  test('CL8: a page that slept for an hour asks before it judges', () => {
    expect(judgeSilence(3_600_000, 1_000, null)).toBe('ask')
    expect(judgeSilence(3_600_000, 3_000, 2_000)).toBe('ask')
  })

  test('CL8: the wait is anywhere between nothing and a bound that doubles up to fifteen seconds', () => {
    expect(retryDelay(0, () => 0)).toBe(0)
    expect(retryDelay(0, () => 1)).toBe(500)
    expect(retryDelay(3, () => 1)).toBe(4_000)
    expect(retryDelay(30, () => 1)).toBe(15_000)
  })

  test('CL8: two hundred laptops that lost the server at once come back spread over the whole of the wait', () => {
    const random = seeded(7)
    const waits = Array.from({ length: 200 }, () => retryDelay(5, random))
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_000)
    const seconds = Map.groupBy(waits, (wait) => Math.floor(wait / 1_000))
    expect(seconds.size).toBe(15)
    expect(Math.max(...[...seconds.values()].map(({ length }) => length))).toBeLessThan(30)
  })
})
