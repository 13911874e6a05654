import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { packState } from '#server/storage/packedState.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodePacked, encodePart, encodeParts, MESSAGE } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { lineText, shortLineText } from '#client/plan/lineText.ts'
import { arrived, openConnection } from '#test/support/openConnection.ts'
import { closePages, offlineDevice } from '#test/support/offlineDevice.ts'
import {
  add,
  lineOf,
  ROW,
  roomWithRow,
  says,
  shown,
  textsIn,
  until,
  write,
} from '#test/support/offlineSteps.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { seeded } from '#test/support/syncClient.ts'

afterEach(() => {
  closePages()
  vi.restoreAllMocks()
})

/** A room whose plan is several parts, packed and as it is. */
const largeRoom = () => {
  const room = roomWithRow()
  const random = seeded(3)
  const noise = Array.from({ length: 6 * LIMITS.partBytes }, () => Math.floor(random() * 36).toString(36))
  room.doc.getMap('ink').set('drawing', noise.join(''))
  return room
}

test('JO10 a plan in parts is the plan, packed or as it is', async () => {
  const room = largeRoom()
  for (const how of [packState, null]) {
    room.pack(how)
    const { doc, told } = await openConnection(room, { packed: true })
    await until(() => expect(told).toContain('synced'))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(room.doc))
  }
})

test('JO10 a page hears how much of its plan has come, and says so to the server', async () => {
  const room = roomWithRow()
  const message = encodePacked(packState(largeRoom().doc))
  const parts = encodeParts(message)
  let time = 0
  const shares: number[] = []
  const { connection, told } = await openConnection(room, {
    now: () => time,
    arriving: (share) => shares.push(share),
  })
  const asked = room.asked()
  for (const part of parts.slice(0, -1)) {
    room.tell(part)
    await arrived()
    time += 2_000
  }
  expect(parts.length).toBeGreaterThan(2)
  expect(shares).toEqual(parts.slice(1, -1).map((_, at) => ((at + 2) * LIMITS.partBytes) / message.length))
  expect(room.asked() - asked, 'not at the first').toBe(parts.length - 2)
  expect(told).not.toContain('unreadable')
  connection.destroy()
})

test.each([
  ['is larger than a message may be', [encodePart({ left: LIMITS.partedBytes, bytes: new Uint8Array(9) })]],
  ['is larger than a part may be', [encodePart({ left: 1, bytes: new Uint8Array(LIMITS.partBytes + 1) })]],
  ['is empty', [encodePart({ left: 5, bytes: new Uint8Array() })]],
  ['does not follow the one before', [9, 7].map((left) => encodePart({ left, bytes: new Uint8Array(1) }))],
  ['is in parts itself', [encodePart({ left: 0, bytes: encodePart({ left: 0, bytes: new Uint8Array(1) }) })]],
  ['is cut short', [new Uint8Array([MESSAGE.part, 7, 9, 1])]],
])('JO10 a part that %s ends the document, and the plan comes as it is', async (_what, frames) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const room = roomWithRow()
  const page = offlineDevice(room).openPage()
  await says(page, 'saved')
  for (const frame of frames) room.tell(frame)
  await until(() => expect(room.addresses).toHaveLength(2))
  await says(page, 'saved')
  const asks = room.addresses.map((address) => new URL(address).searchParams.get('packed'))
  expect(asks).toEqual(['1', null])
  expect(shown(page)).toBe('One')
  write(page, 'Two')
  await until(() => expect(textsIn(room.doc)).toEqual(['Two']))
})

test('JO10 a socket that closes between two parts leaves nothing of them; the next brings it all', async () => {
  const room = largeRoom()
  room.pack(packState)
  const { doc, told, connection } = await openConnection(room)
  const [first] = encodeParts(encodePacked(packState(room.doc)))
  room.tell(first ?? new Uint8Array())
  await arrived()
  room.drop()
  await until(() => expect(told.at(-1)).toBe('closed 1006'))
  connection.open(1)
  await until(() => expect(told.filter((one) => one === 'synced')).toHaveLength(2))
  expect(told).not.toContain('unreadable')
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(room.doc))
})

test('JO10 the line has words for it, on a phone too', () => {
  const t = i18n.getFixedT('en', 'sync')
  expect(lineText(t, { kind: 'loading', percent: 62 }, true)).toBe('Loading the plan… 62 %')
  expect(lineText(t, { kind: 'arriving', percent: 62 }, true)).toBe(
    'Opening, 62 %: this is the plan as it just was, read only until it is all here',
  )
  expect(shortLineText(t, { kind: 'loading', percent: 62 }, true)).toBe('Loading… 62 %')
  expect(shortLineText(t, { kind: 'arriving', percent: 62 }, true)).toBe('Opening… 62 %')
  expect(shortLineText(t, { kind: 'loading' }, true)).toBe('Loading the plan…')
})

test('OB6 a page that was told it reads too slowly says that it is offline, comes back and loses nothing', async () => {
  const room = roomWithRow()
  const device = offlineDevice(room)
  const page = device.openPage()
  await says(page, 'saved')
  room.hold(true)
  add(page, sampleId(2), 'On its way')
  await until(() => expect(textsIn(room.doc)).toEqual(['On its way', 'One']))
  device.online = false
  room.drop(CLOSE.tooSlow)
  await says(page, 'offline')
  expect(lineOf(page)).toMatchObject({ pending: 1 })
  write(page, 'Two', ROW)
  expect(lineOf(page)).toMatchObject({ kind: 'offline', pending: 2 })
  room.doc.getMap('ink').set('meanwhile', true)
  room.hold(false)
  device.online = true
  await says(page, 'saved')
  expect(textsIn(room.doc)).toEqual(['On its way', 'Two'])
  expect(page.lab.store.get().plan.activities.size).toBe(2)
})
