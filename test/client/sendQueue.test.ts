import { describe, expect, test } from 'vitest'
import type { KeptEntry } from '#client/sync/kept.ts'
import { judgeSilence } from '#client/sync/lifeSigns.ts'
import { retryDelay } from '#client/sync/retryDelay.ts'
import { createSendQueue } from '#client/sync/sendQueue.ts'

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
    queue.add(entry('a'), update(1), 0)
    queue.add(entry('b'), update(2), 0)
    queue.add(entry('c'), null, 0)
    expect(ids(queue.saved(1))).toEqual(['a'])
    expect(ids(queue.saved(2))).toEqual(['b'])
    expect(ids(queue.saved(9))).toEqual([])
    expect(queue.size()).toBe(1)
  })

  test('LK55 an edit is blamed for a refusal only where it went alone', () => {
    const queue = createSendQueue()
    const tried = { ...entry('a'), tries: 1 }
    queue.add(tried, null, 0)
    queue.carried(step2(1), 0)
    expect(queue.takeAll()[0]?.tries).toBe(1)
    queue.add(tried, update(1), 0)
    queue.add(entry('b'), null, 0)
    queue.socketClosed()
    queue.carried(step2(1), 0)
    expect(queue.takeAll()[0]?.tries).toBe(0)
  })

  test('CL7: a step 2 carries every edit made before it, whatever carried it first', () => {
    const queue = createSendQueue()
    queue.add(entry('a'), update(1), 0)
    queue.add(entry('b'), null, 0)
    queue.carried(step2(2), 5)
    queue.add(entry('c'), update(3), 6)
    expect(ids(queue.saved(1))).toEqual([])
    expect(ids(queue.saved(2))).toEqual(['a', 'b'])
    expect(ids(queue.saved(3))).toEqual(['c'])
  })

  test('CL7: a closed socket’s frames count for nothing on the next', () => {
    const queue = createSendQueue()
    queue.add(entry('a'), update(1), 0)
    queue.socketClosed()
    expect(queue.saved(1)).toEqual([])
    queue.carried(step2(1), 7)
    expect(queue.waitingSince()).toBe(7)
    expect(ids(queue.saved(1))).toEqual(['a'])
  })
})

describe('reaching the server again', () => {
  test('CL8: a pending edit unanswered for ten seconds ends the socket; a quiet room does not', () => {
    expect(judgeSilence(60_000, 1_000, null)).toBe('gone')
    expect(judgeSilence(14_000, 1_000, null)).toBe('ask')
    expect(judgeSilence(11_000, 1_000, null)).toBe('fine')
    expect(judgeSilence(11_000, 1_000, 1_500)).toBe('fine')
    expect(judgeSilence(11_500, 1_000, 1_500)).toBe('gone')
    expect(judgeSilence(11_500, 9_000, 1_500)).toBe('fine')
  })

  test('CL8: the wait is anywhere between nothing and a bound that doubles up to fifteen seconds', () => {
    expect(retryDelay(0, () => 0)).toBe(0)
    expect(retryDelay(0, () => 1)).toBe(500)
    expect(retryDelay(3, () => 1)).toBe(4_000)
    expect(retryDelay(30, () => 1)).toBe(15_000)
  })
})
