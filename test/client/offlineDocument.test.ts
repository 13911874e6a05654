import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { META_ROOT } from '#shared/doc/layout.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import { copyInMemory, type CopyStore } from '#client/sync/documentCopy.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { closePages, offlineDevice, type OfflinePage } from '#test/support/offlineDevice.ts'
import {
  add,
  copied,
  goOffline,
  lineOf,
  ROW,
  roomWithRow,
  says,
  shown,
  textsIn,
  until,
  visit,
  write,
} from '#test/support/offlineSteps.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

afterEach(closePages)

describe('a page opened without the server', () => {
  test('OF1 shows the plan as this device last had it, takes edits, and they arrive when the server is back', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    goOffline(device, room)
    const page = device.openPage()
    await says(page, 'offline')
    expect(shown(page)).toBe('One')
    write(page, 'Two')
    expect(lineOf(page)).toEqual({ kind: 'offline', pending: 1, keptIn: 'page' })
    page.close()
    const next = device.openPage()
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
    const page = device.openPage()
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
    const answered = Promise.withResolvers<void>()
    const page = device.openPage()
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
    const page = device.openPage()
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
    const page = device.openPage()
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
    const next = device.openPage()
    await says(next, 'saved')
    next.close()
    await until(async () => expect(await copied(device)).toEqual(['On its way', 'Other']))
  })

  test('OF5 an edit that was not accepted never comes back through it', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    const page = device.openPage()
    await says(page, 'saved')
    room.refuse('forbidden')
    write(page, 'Never')
    await says(page, 'notAccepted')
    room.refuse(null)
    page.close()
    await until(async () => expect(await copied(device)).toEqual(['One']))
    const next = device.openPage()
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
      await says(device.openPage(), 'ended')
      await until(async () => expect((await device.copy.load()) !== null).toBe(left))
    }
    const room = roomWithRow()
    const device = offlineDevice(room)
    await visit(device)
    goOffline(device, room)
    device.session = { ...device.session, epoch: 2 }
    await says(device.openPage(), 'absent')
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
      const page = device.openPage()
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
    const page = device.openPage()
    await says(page, 'saved')
    write(page, 'Two')
    await until(() => expect(textsIn(room.doc)).toEqual(['Two']))
    page.close()
    await until(() => expect(warn).toHaveBeenCalled())
    device.online = false
    await says(device.openPage(), 'absent')
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
    const page = offlineDevice(room, { now: () => began + passed }).openPage()
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
