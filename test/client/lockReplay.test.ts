import { afterEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { readPlan } from '#shared/doc/read.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { closePages } from '#test/support/offlineDevice.ts'
import { says, until } from '#test/support/offlineSteps.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { joinRoom, type SyncedPerson } from '#test/support/syncedPerson.ts'
import { syncedRoom } from '#test/support/syncedRoom.ts'

const [FIRST, SECOND, THIRD, COMMENT] = [1, 2, 3, 4].map(sampleId) as [string, string, string, string]

afterEach(closePages)

const roomWithRows = () => {
  const room = syncedRoom()
  writeNewDocument(
    room.doc,
    planOf({
      activities: [FIRST, SECOND, THIRD].map((id) => ({ id, text: 'Old' })),
      comments: [{ id: COMMENT, aboutId: FIRST, text: 'Theirs' }],
    }),
  )
  return room
}

const write = (person: SyncedPerson, text: string, id: string) =>
  person.lab.dispatch({ type: 'update', collection: 'activities', id, fields: { text } })

const comment = (person: SyncedPerson, text: string) =>
  person.lab.dispatch({ type: 'update', collection: 'comments', id: COMMENT, fields: { text } })

const texts = (doc: Y.Doc) => [...readPlan(doc).plan.activities.values()].map(({ text }) => text)

const lockOf = (id: string): Lock => ({
  id: sampleId(99),
  target: { kind: 'entity', id },
  note: 'agreed',
  by: 'Lindiwe',
  at: '2014-07-14T08:00:00Z',
})

const goApart = async (person: SyncedPerson, room: ReturnType<typeof syncedRoom>) => {
  const current = person.device.answer
  person.device.answer = { kind: 'unreachable' }
  room.drop()
  await says(person, 'offline')
  return () => {
    person.device.answer = current
  }
}

/** What the server's own judge says of an edit that changes a text of this entity. */
const changes = (collection: 'activities' | 'comments', id: string, before: Plan, after: Plan) =>
  before[collection].get(id)?.text !== after[collection].get(id)?.text

test('LK54 of what was written while away, what is locked meanwhile is offered with its reason and the rest is taken', async () => {
  const room = roomWithRows()
  const person = joinRoom(room)
  await says(person, 'saved')
  const comeBack = await goApart(person, room)
  write(person, 'New first', FIRST)
  write(person, 'New second', SECOND)
  write(person, 'New third', THIRD)
  room.say('open', 1, [lockOf(SECOND)])
  room.judge((before, after) => (changes('activities', SECOND, before, after) ? 'locked' : null))
  comeBack()
  await says(person, 'notAccepted')
  await until(() => expect(texts(room.doc)).toEqual(['New first', 'Old', 'New third']))
  expect(person.lab.connection()).toMatchObject({
    rejected: [
      {
        command: { id: SECOND, fields: { text: 'New second' } },
        reason: { kind: 'plan', refusal: { code: 'locked', params: { by: 'Lindiwe', note: 'agreed' } } },
      },
    ],
  })
  room.say('open', 2, [])
  room.judge(() => null)
  await until(() => expect(person.lab.room()?.locks).toEqual([]))
  person.lab.rejected.tryAgain()
  await says(person, 'saved')
  expect(texts(room.doc)).toEqual(['New first', 'New second', 'New third'])
})

test('LK55 somebody else’s comment changed is refused by the server alone: that edit is offered, all others are taken', async () => {
  const room = roomWithRows()
  const person = joinRoom(room)
  await says(person, 'saved')
  room.judge((before, after) => (changes('comments', COMMENT, before, after) ? 'notYours' : null))
  const comeBack = await goApart(person, room)
  write(person, 'New first', FIRST)
  comment(person, 'Mine now')
  write(person, 'New second', SECOND)
  comeBack()
  await says(person, 'notAccepted')
  await until(() => expect(texts(room.doc)).toEqual(['New first', 'New second', 'Old']))
  await until(() => expect(person.lab.connection()).toMatchObject({ below: { kind: 'saved' } }))
  expect(person.lab.connection()).toMatchObject({
    rejected: [{ command: { id: COMMENT }, reason: { kind: 'server', reason: 'notYours' } }],
  })
  expect(readPlan(room.doc).plan.comments.get(COMMENT)?.text).toBe('Theirs')
  write(person, 'Goes on', THIRD)
  await until(() => expect(texts(room.doc)).toEqual(['New first', 'New second', 'Goes on']))
})

test('LK55 a lock the page was not told of is the server’s word, and stops nothing else', async () => {
  const room = roomWithRows()
  const person = joinRoom(room)
  await says(person, 'saved')
  room.judge((before, after) => (changes('activities', FIRST, before, after) ? 'locked' : null))
  write(person, 'New first', FIRST)
  await says(person, 'notAccepted')
  await until(() => expect(person.lab.connection()).toMatchObject({ below: { kind: 'saved' } }))
  expect(person.lab.connection()).toMatchObject({
    rejected: [{ command: { id: FIRST }, reason: { kind: 'server', reason: 'locked' } }],
  })
  write(person, 'New second', SECOND)
  await until(() => expect(texts(room.doc)).toEqual(['Old', 'New second', 'Old']))
})

test('LK56 what was begun before the lock came is kept, once for each field, and can be tried again', async () => {
  const room = roomWithRows()
  const person = joinRoom(room)
  await says(person, 'saved')
  room.say('open', 1, [lockOf(FIRST)])
  await until(() => expect(person.lab.room()?.locks).toHaveLength(1))
  for (const text of ['Half', 'Half a sentence']) {
    const command = { type: 'update', collection: 'activities', id: FIRST, fields: { text } } as const
    const decision = person.lab.dispatch(command)
    if (!decision.ok) person.lab.rejected.keep(command, decision.refusal)
  }
  expect(person.lab.connection()).toMatchObject({
    rejected: [{ command: { fields: { text: 'Half a sentence' } } }],
  })
  expect((await person.device.kept.load()).rejected).toHaveLength(1)
  room.say('open', 2, [])
  await until(() => expect(person.lab.room()?.locks).toEqual([]))
  person.lab.rejected.tryAgain()
  await until(() => expect(texts(room.doc)[0]).toBe('Half a sentence'))
})
