import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { readPlan } from '#shared/doc/read.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { closePages } from '#test/support/offlineDevice.ts'
import { ROW, roomWithRow, says, until } from '#test/support/offlineSteps.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { joinRoom, type SyncedPerson } from '#test/support/syncedPerson.ts'

const OTHER = sampleId(2)

afterEach(closePages)

const textIn = (doc: Y.Doc, id = ROW) => readPlan(doc).plan.activities.get(id)?.text
const write = (person: SyncedPerson, text: string, id = ROW) =>
  person.lab.dispatch({ type: 'update', collection: 'activities', id, fields: { text } })

describe('the live document', () => {
  test('CL9: it is loading, then saved; an edit is saving until the server has it on disk', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    expect(person.lab.connection().kind).toBe('loading')
    expect(person.lab.canEdit()).toBe(false)
    await says(person, 'saved')
    room.hold(true)
    write(person, 'Two')
    expect(person.lab.connection()).toEqual({ kind: 'saving', pending: 1, keptIn: 'page' })
    await until(() => expect(textIn(room.doc)).toBe('Two'))
    expect(person.lab.connection().kind).toBe('saving')
    expect((await person.device.kept.load()).entries).toHaveLength(1)
    room.hold(false)
    await says(person, 'saved')
    expect((await person.device.kept.load()).entries).toEqual([])
  })

  test('CL9 UP1: the address names the client, the epoch, the protocol and our own frames', async () => {
    const room = roomWithRow()
    const session = { ...sessionOf(), epoch: 3 }
    await says(joinRoom(room, { session }), 'saved')
    expect(room.addresses[0]).toMatch(
      new RegExp(`/sync/${session.lab.id}\\?ext=1&client=\\d+&protocol=1&parts=1&packed=1&epoch=3$`),
    )
  })

  test('CL10: edits made while apart are counted, and arrive after the reconnect', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    const current = person.device.answer
    person.device.answer = { kind: 'unreachable' }
    room.drop()
    await says(person, 'offline')
    write(person, 'Two')
    write(person, 'Three')
    expect(person.lab.connection()).toEqual({ kind: 'offline', pending: 2, keptIn: 'page' })
    person.device.answer = current
    await says(person, 'saved')
    expect(textIn(room.doc)).toBe('Three')
  })

  test('CL11: edits of a page that was closed before they were acknowledged arrive from the next page', async () => {
    const room = roomWithRow()
    const kept = keptInMemory()
    const session = sessionOf()
    const first = joinRoom(room, { kept, session })
    await says(first, 'saved')
    first.device.answer = { kind: 'unreachable' }
    room.drop()
    await says(first, 'offline')
    write(first, 'Made apart')
    first.lab.dispatch({ type: 'create', collection: 'activities', id: OTHER, fields: { text: 'New' } })
    first.close()
    expect(textIn(room.doc)).toBe('One')
    const second = joinRoom(room, { kept, session })
    await says(second, 'saved')
    expect(textIn(room.doc)).toBe('Made apart')
    expect(textIn(room.doc, OTHER)).toBe('New')
    expect(second.lab.store.get().plan.activities.get(OTHER)?.text).toBe('New')
    expect((await kept.load()).entries).toEqual([])
  })

  test('CL12: an edit refused because of a freeze is offered back, and the client goes on after reopening', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    const clientBefore = room.addresses[0]
    const current = person.device.answer
    if (current.kind !== 'session') throw new Error('no session')
    person.device.answer = { kind: 'session', session: { ...current.session, phase: 'frozen', version: 1 } }
    room.refuse('frozen')
    write(person, 'Too late')
    await says(person, 'notAccepted')
    const state = person.lab.connection()
    expect(state).toMatchObject({
      below: { kind: 'readOnly', reason: 'frozen' },
      rejected: [{ command: { fields: { text: 'Too late' } }, reason: { kind: 'server', reason: 'frozen' } }],
    })
    expect(person.lab.store.get().plan.activities.get(ROW)?.text).toBe('One')
    expect(textIn(room.doc)).toBe('One')
    expect(room.addresses.at(-1)).not.toBe(clientBefore)
    expect(write(person, 'Still frozen')).toMatchObject({ ok: false, refusal: { code: 'readOnly' } })

    room.refuse(null)
    room.say('open', 2)
    person.device.answer = current
    await until(() => expect(person.lab.canEdit()).toBe(true))
    person.lab.rejected.tryAgain()
    await says(person, 'saved')
    expect(textIn(room.doc)).toBe('Too late')
    expect((await person.device.kept.load()).rejected).toEqual([])
  })

  test('CL12: an edit that was on disk before the refusal is not made twice', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    room.hold(true)
    person.lab.dispatch({
      type: 'update',
      collection: 'activities',
      id: ROW,
      fields: { text: 'One more' },
      base: { text: 'One' },
    })
    await until(() => expect(textIn(room.doc)).toBe('One more'))
    room.drop(4403)
    room.hold(false)
    await says(person, 'saved')
    expect(textIn(room.doc)).toBe('One more')
    expect(person.lab.steps()).toEqual({ canUndo: false, canRedo: false })
  })

  test('CL12: what the plan itself still allows is applied to the new document', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    room.refuse('gap', 1)
    write(person, 'Again')
    await until(() => expect(textIn(room.doc)).toBe('Again'))
    await says(person, 'saved')
    expect(room.addresses).toHaveLength(2)
  })

  test('CL12: an edit refused for what it is ends as not accepted, not in a circle', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    room.refuse('forbidden')
    write(person, 'Never')
    await says(person, 'notAccepted')
    expect(person.lab.connection()).toMatchObject({
      below: { kind: 'saved' },
      rejected: [{ reason: { kind: 'server', reason: 'forbidden' } }],
    })
    person.lab.rejected.forget()
    await says(person, 'saved')
  })

  test('CL12: an undo that was refused is named as one', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    write(person, 'Two')
    await says(person, 'saved')
    room.refuse('gap')
    person.lab.undo()
    await says(person, 'notAccepted')
    expect(person.lab.connection()).toMatchObject({ rejected: [{ command: null, reason: { kind: 'undo' } }] })
  })

  test('CL13: a freeze makes the page read-only at once, and an edit then is refused here', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    room.say('frozen', 1)
    await says(person, 'readOnly')
    expect(write(person, 'x')).toMatchObject({ ok: false, refusal: { code: 'readOnly' } })
    room.say('open', 1)
    await says(person, 'saved')
    expect(write(person, 'x').ok).toBe(true)
  })

  test('CL13: an observer reads and never writes', async () => {
    const room = roomWithRow()
    const person = joinRoom(room, { session: sessionOf({}, 'observer') })
    await says(person, 'readOnly')
    expect(write(person, 'x').ok).toBe(false)
    person.lab.undo()
    expect(textIn(room.doc)).toBe('One')
  })

  test('CL14: a revoked seat, a missing lab and a newer document are said, and nothing reconnects', async () => {
    for (const [answer, reason] of [
      [{ kind: 'revoked' }, 'revoked'],
      [{ kind: 'notFound' }, 'notFound'],
      [{ kind: 'session', session: { ...sessionOf(), documentVersion: 99 } }, 'reload'],
    ] as const) {
      const room = roomWithRow()
      const person = joinRoom(room)
      await says(person, 'saved')
      person.device.answer = answer
      room.drop(4401)
      await until(() => expect(person.lab.connection()).toEqual({ kind: 'ended', reason }))
      expect(person.lab.canEdit()).toBe(false)
      expect(room.open()).toBe(0)
    }
  })

  test('CL15: after a restore the page follows the new epoch and replays what it kept', async () => {
    const room = roomWithRow()
    const person = joinRoom(room)
    await says(person, 'saved')
    const current = person.device.answer
    if (current.kind !== 'session') throw new Error('no session')
    person.device.answer = { kind: 'unreachable' }
    room.drop()
    await says(person, 'offline')
    write(person, 'Made apart')
    person.device.answer = { kind: 'session', session: { ...current.session, epoch: 2 } }
    await says(person, 'saved')
    expect(textIn(room.doc)).toBe('Made apart')
    expect(room.addresses.at(-1)).toContain('epoch=2')
    expect(person.lab.session.epoch).toBe(2)
  })
})
