import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { closePages, offlineDevice } from '#test/support/offlineDevice.ts'
import {
  add,
  copied,
  goOffline,
  lineOf,
  roomWithRow,
  says,
  shown,
  textsIn,
  until,
  visit,
  write,
} from '#test/support/offlineSteps.ts'
import { sampleId } from '#test/support/samplePlan.ts'

afterEach(closePages)

describe('two pages and two people', () => {
  test('OF8 two tabs of one seat edit without the server, both are closed, one is opened with it: all arrives once', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    goOffline(device, room)
    const [left, right] = [device.openPage(), device.openPage()]
    await says(left, 'offline')
    await says(right, 'offline')
    add(left, sampleId(11), 'Left')
    add(right, sampleId(12), 'Right')
    write(left, 'One of the left')
    left.lab.dispatch({
      type: 'update',
      collection: 'activities',
      id: sampleId(11),
      fields: { text: 'Left, longer' },
      base: { text: 'Left' },
    })
    right.close()
    left.close()
    device.online = true
    await says(device.openPage(), 'saved')
    await until(() => expect(textsIn(room.doc)).toEqual(['Left, longer', 'One of the left', 'Right']))
    expect((await device.kept.load()).entries).toEqual([])
  })

  test('OF8 two tabs write one copy in any order, and no edit is missing on top of it', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    const [left, right] = [device.openPage(), device.openPage()]
    await says(left, 'saved')
    await says(right, 'saved')
    goOffline(device, room)
    await says(left, 'offline')
    add(left, sampleId(11), 'Left')
    await says(right, 'offline')
    add(right, sampleId(12), 'Right')
    for (const page of [left, right, left]) page.close()
    await until(async () => expect(await copied(device)).toEqual(['One']))
    const next = device.openPage()
    await says(next, 'offline')
    expect([...next.lab.store.get().plan.activities.values()].map(({ text }) => text).toSorted()).toEqual([
      'Left',
      'One',
      'Right',
    ])
  })

  test('OF8 a tab that stays open brings what a closed one left, once, although both had it', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    const stays = device.openPage()
    await says(stays, 'saved')
    goOffline(device, room)
    await says(stays, 'offline')
    await until(async () => expect(await device.copy.load()).not.toBeNull())
    const closed = device.openPage()
    await says(closed, 'offline')
    add(closed, sampleId(11), 'Left behind')
    closed.close()
    write(stays, 'Two')
    device.online = true
    await says(stays, 'saved')
    await until(() => expect(textsIn(room.doc)).toEqual(['Left behind', 'Two']))
    await until(async () => expect((await device.kept.load()).entries).toEqual([]))
    await until(() => expect(shown(stays, sampleId(11))).toBe('Left behind'))
    expect(lineOf(stays)).toEqual({ kind: 'saved' })
  })

  test('OF9 two seats on one laptop neither see nor send what the other did', async () => {
    const room = roomWithRow()
    const first = offlineDevice(room)
    await visit(first)
    goOffline(first, room)
    const hers = first.openPage()
    await says(hers, 'offline')
    add(hers, sampleId(11), 'Hers')
    hers.close()
    const second = offlineDevice(room, { session: { ...sessionOf(), lab: first.session.lab } })
    await says(second.openPage(), 'saved')
    expect(textsIn(room.doc)).toEqual(['One'])
    second.online = false
    const his = second.openPage()
    expect(shown(his, sampleId(11))).toBeUndefined()
    first.online = true
    await says(first.openPage(), 'saved')
    expect(textsIn(room.doc)).toEqual(['Hers', 'One'])
  })

  test('OF10 more pages without the server than it takes in one answer arrive all the same, and once', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room, { kept: keptInMemory() })
    await visit(device)
    goOffline(device, room)
    const pages = LIMITS.newClientsPerUpdate + 6
    for (let n = 0; n < pages; n++) {
      const page = device.openPage()
      await says(page, 'offline')
      add(page, sampleId(100 + n), `Page ${n}`)
      page.close()
    }
    const clients = () =>
      device.kept
        .load()
        .then(({ entries }) => new Set(entries.flatMap((e) => [...Y.parseUpdateMeta(e.update).from.keys()])))
    expect((await clients()).size).toBeLessThanOrEqual(LIMITS.newClientsPerUpdate)
    device.online = true
    await says(device.openPage(), 'saved')
    expect(textsIn(room.doc)).toHaveLength(pages + 1)
    expect((await device.kept.load()).entries).toEqual([])
  })
})
