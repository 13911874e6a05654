import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { readPlan } from '#shared/doc/read.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { pageLocks } from '#test/support/pageLocks.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { closePeople, joinRoom, says, until, type SyncedPerson } from '#test/support/syncedPerson.ts'
import { syncedRoom, type SyncedRoom } from '#test/support/syncedRoom.ts'

const ROW = sampleId(1)

beforeEach(() => void vi.stubGlobal('navigator', { locks: pageLocks() }))
afterEach(() => {
  closePeople()
  vi.unstubAllGlobals()
})

const roomWithRow = (): SyncedRoom => {
  const room = syncedRoom()
  writeNewDocument(room.doc, planOf({ activities: [{ id: ROW, text: 'One' }] }))
  return room
}
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
  closed.answer.current = { kind: 'unreachable' }
  room.drop()
  await says(closed, 'offline')
  type(closed)
  closed.close()
  // A document that carries the edit is refused: its page makes it again. One page alone is refused once more then.
  room.refuse('gap', 2)
  joinRoom(room, { kept, session })
  joinRoom(room, { kept, session })
  await vi.waitFor(async () => expect((await kept.load()).entries).toEqual([]))
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
