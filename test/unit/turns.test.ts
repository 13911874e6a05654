import { expect, test } from 'vitest'
import { openTurns } from '#server/sync/turns.ts'
import { LIMITS } from '#shared/wire/limits.ts'

interface Sent {
  update: Uint8Array
}
const edit = (bytes: number): Sent => ({ update: new Uint8Array(bytes) })
const LARGE = 100_000

test('AT32 a turn waits for what was sent before it, but not for all that a flood has sent; what it overtakes is done after it', async () => {
  const done: string[] = []
  const turns = openTurns<Sent>(async (batch) => {
    done.push(...batch.map(({ update }) => (update.length === LARGE ? 'flood' : 'small')))
  })
  const { promise: all, resolve } = Promise.withResolvers<void>()
  for (let n = 0; n < 100; n++) turns.edit('hostile', edit(LARGE))
  for (let n = 0; n < 300; n++) turns.edit('honest', edit(20))
  const first = turns.turn(() => void done.push('turn'))
  const second = turns.turn(() => void done.push('turn'))
  turns.edit('honest', edit(20))
  turns.read('hostile', resolve)
  await first
  expect(done.filter((what) => what === 'small')).toHaveLength(300)
  expect(done.filter((what) => what === 'flood').length).toBeLessThan(20)
  await second
  await all
  expect(done.slice(-90).filter((what) => what === 'flood').length).toBeGreaterThan(80)
  expect(done.filter((what) => what === 'flood')).toHaveLength(100)
  expect(done.filter((what) => what === 'small')).toHaveLength(301)
})

test('AT33 what one seat has waiting is bounded, whatever others have; room is made by what is done', async () => {
  let open = Promise.withResolvers<void>()
  const turns = openTurns<Sent>(async () => open.promise)
  const most = Math.floor(LIMITS.waitingBytes / LIMITS.updateBytes)
  for (let n = 0; n < most; n++) expect(turns.edit('hostile', edit(LIMITS.updateBytes))).toBe(true)
  expect(turns.edit('hostile', edit(LIMITS.updateBytes))).toBe(false)
  expect(turns.edit('honest', edit(LIMITS.updateBytes))).toBe(true)
  open.resolve()
  await turns.turn(() => {})
  open = Promise.withResolvers()
  open.resolve()
  await expect.poll(() => turns.isClear()).toBe(true)
  expect(turns.edit('hostile', edit(LIMITS.updateBytes))).toBe(true)
})

test('OB8 in a room of many what comes in a moment is one batch; in one of a few nothing waits', async () => {
  for (const [gap, expected] of [
    [50, [1, 3]],
    [0, [1, 1, 1, 1]],
  ] as const) {
    const batches: number[] = []
    const turns = openTurns<Sent>(
      async (batch) => void batches.push(batch.length),
      () => gap,
    )
    turns.edit('a', edit(20))
    for (const author of ['a', 'b', 'c']) {
      await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))))
      turns.edit(author, edit(20))
    }
    await turns.turn(() => {})
    expect(batches).toEqual(expected)
  }
})
