import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { readPlan } from '#shared/doc/read.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { closePages } from '#test/support/offlineDevice.ts'
import { ROW, roomWithRow, says, until } from '#test/support/offlineSteps.ts'
import { pageLocks } from '#test/support/pageLocks.ts'
import { joinRoom, type SyncedPerson } from '#test/support/syncedPerson.ts'
import type { SyncedRoom } from '#test/support/syncedRoom.ts'
import { eventually } from '#test/support/eventually.ts'

beforeEach(() => void vi.stubGlobal('navigator', { locks: pageLocks() }))
afterEach(() => {
  closePages()
  vi.unstubAllGlobals()
})

const textIn = ({ doc }: SyncedRoom) => readPlan(doc).plan.activities.get(ROW)?.text
const type = ({ lab }: SyncedPerson) =>
  lab.dispatch({
    type: 'update',
    collection: 'activities',
    id: ROW,
    fields: { text: 'One two' },
    base: { text: 'One' },
  })

test('SY52: what a closed page left is made again by one page, however many open at once', async () => {
  const room = roomWithRow()
  const kept = keptInMemory()
  const session = sessionOf()
  const closed = joinRoom(room, { kept, session })
  await says(closed, 'saved')
  closed.device.answer = { kind: 'unreachable' }
  room.drop()
  await says(closed, 'offline')
  type(closed)
  closed.close()
  // A document that carries the edit is refused: its page makes it again. One page alone is refused once more then.
  room.refuse('gap', 2)
  joinRoom(room, { kept, session })
  joinRoom(room, { kept, session })
  await eventually(async () => expect((await kept.load()).entries).toEqual([]))
  expect(textIn(room)).toBe('One')
  expect((await kept.load()).rejected).toHaveLength(1)
})

test('SY53: what was not accepted is tried again by one page, not by each that offers it', async () => {
  const room = roomWithRow()
  const kept = keptInMemory()
  const session = sessionOf()
  const first = joinRoom(room, { kept, session })
  await says(first, 'saved')
  room.refuse('gap')
  type(first)
  await says(first, 'notAccepted')
  const second = joinRoom(room, { kept, session })
  await says(second, 'notAccepted')
  room.refuse(null)
  await until(() => expect([first, second].map(({ lab }) => lab.canEdit())).toEqual([true, true]))
  for (const { lab } of [first, second]) lab.rejected.tryAgain()
  for (const page of [first, second]) await says(page, 'saved')
  expect(textIn(room)).toBe('One two')
  expect((await kept.load()).rejected).toEqual([])
})
