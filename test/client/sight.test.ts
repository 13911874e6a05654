import { afterEach, expect, test, vi } from 'vitest'
import type { LabSight } from '#shared/api/sight.ts'
import { readMoment } from '#shared/doc/readMoment.ts'
import { askSight } from '#client/sync/askSight.ts'
import { lineText } from '#client/plan/lineText.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { closePages, offlineDevice } from '#test/support/offlineDevice.ts'
import {
  goOffline,
  lineOf,
  ROW,
  roomWithRow,
  says,
  shown,
  until,
  visit,
  write,
} from '#test/support/offlineSteps.ts'
import type { SyncedRoom } from '#test/support/syncedRoom.ts'

afterEach(() => {
  closePages()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const sightIn = (room: SyncedRoom): LabSight => ({
  seq: 1,
  at: '2014-07-14T08:00:00.000Z',
  ...readMoment(room.doc),
})

/** A room whose server does not answer until it is told to. */
const slowRoom = () => {
  const room = roomWithRow()
  const device = offlineDevice(room)
  const answer = Promise.withResolvers<void>()
  const asked = device.answer
  Object.defineProperty(device, 'answer', { get: () => answer.promise.then(() => asked) })
  device.sight = async () => sightIn(room)
  return { room, device, answer: () => answer.resolve() }
}

test('JO4 until the document is here the plan is there to look at, and the line says so; then it is worked on', async () => {
  const { room, device, answer } = slowRoom()
  const page = device.openPage()
  const changes: string[] = []
  page.lab.store.subscribe(({ origin }) => changes.push(origin))
  await says(page, 'arriving')
  expect(shown(page)).toBe('One')
  expect(page.lab.canEdit()).toBe(false)
  expect(write(page, 'Two')).toMatchObject({ ok: false, refusal: { code: 'readOnly' } })
  expect(page.lab.undo()).toMatchObject({ code: 'readOnly' })
  expect(page.lab.presence.others().size).toBe(0)
  const before = page.lab.store.get()
  answer()
  await says(page, 'saved')
  expect(page.lab.store.get()).toEqual(before)
  expect(changes).toEqual(['reset', 'reset'])
  expect(write(page, 'Two').ok).toBe(true)
  await until(() => expect(sightIn(room).plan['activities']).toMatchObject([{ id: ROW, text: 'Two' }]))
})

test('JO4 what has changed since the look is shown with the document', async () => {
  const { room, device, answer } = slowRoom()
  const page = device.openPage()
  await says(page, 'arriving')
  const other = offlineDevice(room).openPage()
  await says(other, 'saved')
  write(other, 'Two')
  answer()
  await says(page, 'saved')
  expect(shown(page)).toBe('Two')
})

test('JO4 nothing of it is kept on the device', async () => {
  const { device } = slowRoom()
  const page = device.openPage()
  await says(page, 'arriving')
  page.close()
  expect(await device.copy.load()).toBeNull()
})

test('JO5 it is not asked for where the device has a copy, and is asked for where that is of another document', async () => {
  const room = roomWithRow()
  const device = offlineDevice(room)
  await visit(device)
  let asked = 0
  device.sight = async () => {
    asked += 1
    return null
  }
  const page = device.openPage()
  await says(page, 'saved')
  page.close()
  expect(asked).toBe(0)
  device.session = { ...device.session, epoch: 2 }
  device.answer = { kind: 'session', session: device.session }
  await says(device.openPage(), 'saved')
  expect(asked).toBe(1)
})

test('JO5 a document that comes first is never replaced by it, and it is not waited for', async () => {
  const room = roomWithRow()
  const device = offlineDevice(room)
  const late = Promise.withResolvers<LabSight>()
  let gone: AbortSignal | null = null
  device.sight = async (signal) => {
    gone = signal
    return late.promise
  }
  const page = device.openPage()
  await says(page, 'saved')
  expect(gone).toMatchObject({ aborted: true })
  const old = sightIn(room)
  write(page, 'Two')
  late.resolve(old)
  await late.promise
  await until(() => expect(lineOf(page).kind).toBe('saved'))
  expect(shown(page)).toBe('Two')
})

test('JO5 without an answer, or one that is no plan, the document comes all the same', async () => {
  const device = offlineDevice(roomWithRow())
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  device.sight = async () => Promise.reject(new Error('torn'))
  await says(device.openPage(), 'saved')
  for (const answer of [
    Response.json({ plan: 1 }),
    new Response('busy', { status: 503 }),
    new Response('<html>'),
  ]) {
    vi.stubGlobal('fetch', async () => answer)
    expect(await askSight('lab', new AbortController().signal)).toBeNull()
  }
  vi.stubGlobal('fetch', async () => Response.json(sightIn(roomWithRow())))
  expect(await askSight('lab', new AbortController().signal)).toMatchObject({ seq: 1 })
})

test('JO6 a session that was answered just now opens the socket without being asked for again', async () => {
  const room = roomWithRow()
  const device = offlineDevice(room)
  device.fresh = true
  let asked = 0
  const { answer } = device
  Object.defineProperty(device, 'answer', { get: () => ((asked += 1), answer) })
  const page = device.openPage()
  await says(page, 'saved')
  expect(asked).toBe(0)
  room.drop()
  await until(() => expect(asked).toBe(1))
  await says(page, 'saved')
  goOffline(device, room)
  await says(page, 'offline')
})

test('JO4 the line has words for it, on a phone too', () => {
  const t = i18n.getFixedT('en', 'sync')
  expect(lineText(t, { kind: 'arriving' }, true)).toBe(
    'Opening: this is the plan as it just was, read only until it is all here',
  )
})
