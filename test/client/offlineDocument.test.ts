import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { META_ROOT } from '#shared/doc/layout.ts'
import { readPlan } from '#shared/doc/read.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { copyInMemory, type CopyStore } from '#client/sync/documentCopy.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { offlineDevice, type OfflineDevice, type OfflinePage } from '#test/support/offlineDevice.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { syncedRoom, type SyncedRoom } from '#test/support/syncedRoom.ts'

const ROW = sampleId(1)
const closing: (() => void)[] = []

afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const roomWithRow = (): SyncedRoom => {
  const room = syncedRoom()
  writeNewDocument(room.doc, planOf({ activities: [{ id: ROW, text: 'One' }] }))
  return room
}

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 5 })
const lineOf = ({ lab }: OfflinePage) => lab.connection()
const says = (page: OfflinePage, kind: string) => until(() => expect(lineOf(page).kind).toBe(kind))
const shown = ({ lab }: OfflinePage, id = ROW) => lab.store.get().plan.activities.get(id)?.text
const textsIn = (doc: Y.Doc) => [...readPlan(doc).plan.activities.values()].map(({ text }) => text).toSorted()
const write = ({ lab }: OfflinePage, text: string, id = ROW) =>
  lab.dispatch({ type: 'update', collection: 'activities', id, fields: { text } })
const add = ({ lab }: OfflinePage, id: string, text: string) =>
  lab.dispatch({ type: 'create', collection: 'activities', id, fields: { text } })

const open = (device: OfflineDevice): OfflinePage => {
  const page = device.openPage()
  closing.push(page.close)
  return page
}

/** A page that was in step once, closed again: the laptop goes home with its copy. */
const visit = async (device: OfflineDevice): Promise<void> => {
  const page = device.openPage()
  await says(page, device.session.seat.role === 'observer' ? 'readOnly' : 'saved')
  page.close()
  await until(async () => expect(await device.copy.load()).not.toBeNull())
}

const goOffline = (device: OfflineDevice, room: SyncedRoom) => {
  device.online = false
  room.drop()
}

/** What the copy on the device holds. */
const copied = async ({ copy }: OfflineDevice): Promise<string[]> => {
  const stored = await copy.load()
  const doc = new Y.Doc()
  if (stored) Y.applyUpdate(doc, stored.state)
  return textsIn(doc)
}

describe('a page opened without the server', () => {
  test('OF1 shows the plan as this device last had it, takes edits, and they arrive when the server is back', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    goOffline(device, room)
    const page = open(device)
    await says(page, 'offline')
    expect(shown(page)).toBe('One')
    write(page, 'Two')
    expect(lineOf(page)).toEqual({ kind: 'offline', pending: 1, keptIn: 'page' })
    page.close()
    const next = open(device)
    await says(next, 'offline')
    expect(shown(next)).toBe('Two')
    add(next, sampleId(2), 'New')
    expect(textsIn(room.doc)).toEqual(['One'])
    device.online = true
    await says(next, 'saved')
    expect(textsIn(room.doc)).toEqual(['New', 'Two'])
    expect((await device.kept.load()).entries).toEqual([])
  })

  test('OF2 without a copy says that there is no plan here, and opens when the server answers', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    device.online = false
    const page = open(device)
    await says(page, 'absent')
    expect(page.lab.canEdit()).toBe(false)
    device.online = true
    await says(page, 'saved')
    expect(shown(page)).toBe('One')
  })

  test('OF3 a copy is shown before the server has answered, and the line says so until the page is in step', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    readPlan(room.doc)
    const answered = Promise.withResolvers<void>()
    const page = device.openPage()
    closing.push(page.close)
    const lines: string[] = []
    page.lab.subscribeConnection(() => lines.push(lineOf(page).kind))
    page.lab.store.subscribe(() => answered.resolve())
    await answered.promise
    expect(shown(page)).toBe('One')
    await says(page, 'saved')
    expect([...new Set(lines)]).toEqual(['connecting', 'saved'])
  })

  test.each([
    ['an observer', sessionOf({}, 'observer')],
    ['a frozen plan', sessionOf({ phase: 'frozen', version: 1 })],
  ])('OF4 takes no edits of %s, as it was last known', async (_who, session) => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    device.session = { ...session, lab: device.session.lab }
    goOffline(device, room)
    const page = open(device)
    await says(page, 'offline')
    expect(shown(page)).toBe('One')
    expect(write(page, 'Two')).toMatchObject({ ok: false, refusal: { code: 'readOnly' } })
  })
})

describe('the copy of the plan', () => {
  test('OF5 holds what the server has on disk and nothing else, whatever is on its way', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    const page = open(device)
    await says(page, 'saved')
    room.hold(true)
    write(page, 'On its way')
    room.doc.transact(() =>
      writeNewDocument(room.doc, planOf({ activities: [{ id: sampleId(3), text: 'Other' }] })),
    )
    await until(() => expect(shown(page, sampleId(3))).toBe('Other'))
    page.close()
    await until(async () => expect(await copied(device)).toEqual(['One', 'Other']))
    room.hold(false)
    const next = open(device)
    await says(next, 'saved')
    next.close()
    await until(async () => expect(await copied(device)).toEqual(['On its way', 'Other']))
  })

  test('OF5 an edit that was not accepted never comes back through it', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    const page = open(device)
    await says(page, 'saved')
    room.refuse('forbidden')
    write(page, 'Never')
    await says(page, 'notAccepted')
    room.refuse(null)
    page.close()
    await until(async () => expect(await copied(device)).toEqual(['One']))
    const next = open(device)
    await says(next, 'notAccepted')
    expect(shown(next)).toBe('One')
    await until(() => expect(lineOf(next)).toMatchObject({ below: { kind: 'saved' } }))
    expect(textsIn(room.doc)).toEqual(['One'])
  })

  test('OF6 is let go with a new epoch, with the seat and with the lab; not with a page that is too old', async () => {
    for (const [answer, left] of [
      [{ kind: 'revoked' }, false],
      [{ kind: 'notFound' }, false],
      [{ kind: 'reload' }, true],
    ] as const) {
      const room = roomWithRow()
      const device = offlineDevice(room)
      await visit(device)
      device.answer = answer
      await says(open(device), 'ended')
      await until(async () => expect((await device.copy.load()) !== null).toBe(left))
    }
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    goOffline(device, room)
    device.session = { ...device.session, epoch: 2 }
    await says(open(device), 'absent')
    await until(async () => expect(await device.copy.load()).toBeNull())
  })

  test('OF6 of a newer version of the plan is not opened, and neither is what is no plan', async () => {
    const newer = new Y.Doc()
    writeNewDocument(newer, planOf({ activities: [{ id: ROW, text: 'Newer' }] }))
    newer.getMap(META_ROOT).set('version', 99)
    for (const state of [
      Y.encodeStateAsUpdate(newer),
      Y.encodeStateAsUpdate(new Y.Doc()),
      new Uint8Array([1, 2]),
    ]) {
      const room = roomWithRow()
      const device = offlineDevice(room)
      device.online = false
      await device.copy.put({ epoch: 1, state })
      const page = open(device)
      await says(page, 'absent')
      device.online = true
      await says(page, 'saved')
      expect(shown(page)).toBe('One')
    }
  })

  test('OF7 a device that keeps nothing works as one that has not been here', async () => {
    const room = roomWithRow()
    const full: CopyStore = {
      ...copyInMemory(),
      put: async () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    }
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const device = offlineDevice(room, { copy: full })
    const page = open(device)
    await says(page, 'saved')
    write(page, 'Two')
    await until(() => expect(textsIn(room.doc)).toEqual(['Two']))
    page.close()
    await until(() => expect(warn).toHaveBeenCalled())
    device.online = false
    await says(open(device), 'absent')
    warn.mockRestore()
  })
})

describe('a socket that is half open', () => {
  afterEach(() => vi.useRealTimers())

  /** How long the page goes on believing in a line that carries nothing any more, by a clock of the test. */
  const noticedAfter = async (act: (page: OfflinePage) => void): Promise<number> => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const began = Date.now()
    let passed = 0
    const pass = async () => {
      passed += 100
      await vi.advanceTimersByTimeAsync(100)
    }
    const room = roomWithRow()
    const page = open(offlineDevice(room, { now: () => began + passed }))
    while (lineOf(page).kind !== 'saved') await pass()
    const frozenAt = passed
    room.freezeWire()
    act(page)
    while (room.open() > 0 && passed - frozenAt < 60_000) await pass()
    return passed - frozenAt
  }

  test('OF11 is noticed within ten seconds, whether an edit waits or nothing is done', async () => {
    expect(await noticedAfter(() => {})).toBeLessThanOrEqual(10_000)
    expect(await noticedAfter((page) => write(page, 'Two'))).toBeLessThanOrEqual(10_000)
  })
})

describe('two pages and two people', () => {
  test('OF8 two tabs of one seat edit without the server, both are closed, one is opened with it: all arrives once', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    goOffline(device, room)
    const [left, right] = [open(device), open(device)]
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
    await says(open(device), 'saved')
    await until(() => expect(textsIn(room.doc)).toEqual(['Left, longer', 'One of the left', 'Right']))
    expect((await device.kept.load()).entries).toEqual([])
  })

  test('OF8 two tabs write one copy in any order, and no edit is missing on top of it', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    const [left, right] = [open(device), open(device)]
    await says(left, 'saved')
    await says(right, 'saved')
    goOffline(device, room)
    await says(left, 'offline')
    add(left, sampleId(11), 'Left')
    await says(right, 'offline')
    add(right, sampleId(12), 'Right')
    for (const page of [left, right, left]) page.close()
    await until(async () => expect(await copied(device)).toEqual(['One']))
    const next = open(device)
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
    const stays = open(device)
    await says(stays, 'saved')
    goOffline(device, room)
    await says(stays, 'offline')
    await until(async () => expect(await device.copy.load()).not.toBeNull())
    const closed = open(device)
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
    const hers = open(first)
    await says(hers, 'offline')
    add(hers, sampleId(11), 'Hers')
    hers.close()
    const second = offlineDevice(room, { session: { ...sessionOf(), lab: first.session.lab } })
    await says(open(second), 'saved')
    expect(textsIn(room.doc)).toEqual(['One'])
    second.online = false
    const his = open(second)
    expect(shown(his, sampleId(11))).toBeUndefined()
    first.online = true
    await says(open(first), 'saved')
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
    await says(open(device), 'saved')
    expect(textsIn(room.doc)).toHaveLength(pages + 1)
    expect((await device.kept.load()).entries).toEqual([])
  })
})
