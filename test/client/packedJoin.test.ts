import { deflateRawSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { packState } from '#server/storage/packedState.ts'
import { encodeUpdate } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { unpack } from '#client/sync/packedState.ts'
import { openConnection } from '#test/support/openConnection.ts'
import { closePages, offlineDevice } from '#test/support/offlineDevice.ts'
import {
  add,
  copied,
  ROW,
  roomWithRow,
  says,
  shown,
  textsIn,
  until,
  write,
} from '#test/support/offlineSteps.ts'
import { sampleId } from '#test/support/samplePlan.ts'

afterEach(() => {
  closePages()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const roomThatPacks = (pack: (doc: Y.Doc) => Uint8Array = packState) => {
  const room = roomWithRow()
  room.pack(pack)
  return room
}
const asks = (address: string | undefined) => new URL(address ?? '').searchParams.get('packed')

test('JO1 who has nothing is sent the plan packed, and what follows in the same moment waits for it', async () => {
  const room = roomThatPacks()
  const { doc, told, transactions } = await openConnection(room, { packed: true })
  expect(told).toEqual(['step2', 'saved 1'])
  for (const number of [1, 2]) room.doc.getMap('ink').set(`later ${number}`, number)
  await until(() => expect(told.at(-1)).toBe('synced'))
  expect(doc.getMap('ink').toJSON()).toEqual({ 'later 1': 1, 'later 2': 2 })
  expect(textsIn(doc)).toEqual(['One'])
  expect(transactions).toEqual([4])
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(room.doc))
})

test('JO1 who has something is sent the rest of it, as always', async () => {
  const room = roomThatPacks(() => {
    throw new Error('nobody here has nothing')
  })
  const doc = new Y.Doc()
  doc.getMap('ink').set('mine', true)
  const { told } = await openConnection(room, { doc, packed: true })
  expect(told).toContain('synced')
  expect(textsIn(doc)).toEqual(['One'])
})

test('JO1 a browser that cannot unpack does not ask for it', async () => {
  const room = roomThatPacks()
  vi.stubGlobal('DecompressionStream', undefined)
  const page = offlineDevice(room).openPage()
  await says(page, 'saved')
  expect(asks(room.addresses[0])).toBeNull()
  expect(shown(page)).toBe('One')
})

test('JO2 a page that came to its plan packed works on, and keeps a whole copy', async () => {
  const room = roomThatPacks()
  const device = offlineDevice(room)
  const page = device.openPage()
  await says(page, 'saved')
  expect(asks(room.addresses[0])).toBe('1')
  write(page, 'Two')
  await until(() => expect(textsIn(room.doc)).toEqual(['Two']))
  await says(page, 'saved')
  page.close()
  await until(async () => expect(await copied(device)).toEqual(['Two']))
  device.online = false
  const next = device.openPage()
  await says(next, 'offline')
  expect(shown(next)).toBe('Two')
})

test('JO2 its copy holds what the server has and nothing that is on its way', async () => {
  const room = roomThatPacks()
  const device = offlineDevice(room)
  const page = device.openPage()
  await says(page, 'saved')
  room.hold(true)
  add(page, sampleId(2), 'On its way')
  page.close()
  await until(async () => expect(await copied(device)).toEqual(['One']))
})

test.each([
  ['is no deflated stream', () => new Uint8Array([255, 255, 255, 255])],
  ['is cut short', (doc: Y.Doc) => packState(doc).subarray(0, 40)],
  ['is no update inside', () => deflateRawSync(new Uint8Array(64).fill(7))],
  [
    'holds half of the plan and ends',
    (doc: Y.Doc) => deflateRawSync(Y.encodeStateAsUpdateV2(doc).slice(0, -9)),
  ],
  ['is larger than a plan may be', () => deflateRawSync(new Uint8Array(LIMITS.unpackedBytes + 1))],
])('JO3 a packed plan that %s is never shown, and the plan comes as it is', async (_what, pack) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const room = roomThatPacks(pack)
  const device = offlineDevice(room)
  const page = device.openPage()
  await says(page, 'saved')
  expect(room.addresses.map(asks)).toEqual(['1', null])
  expect(shown(page)).toBe('One')
  write(page, 'Two')
  await until(() => expect(textsIn(room.doc)).toEqual(['Two']))
  expect(await unpack(packState(room.doc))).toEqual(Y.encodeStateAsUpdateV2(room.doc))
})

test('JO3 a socket that closes while the plan is unpacked leaves nothing of it; the next brings it all', async () => {
  const room = roomThatPacks()
  const { doc, told, connection } = await openConnection(room, { packed: true })
  room.tell(encodeUpdate(new Uint8Array([0, 0])))
  room.drop()
  await until(() => expect(told.at(-1)).toBe('closed 1006'))
  connection.open(1)
  await until(() => expect(told.at(-1)).toBe('synced'))
  expect(textsIn(doc)).toEqual(['One'])
  expect(doc.getMap('activities').has(ROW)).toBe(true)
  expect(told.filter((one) => one === 'synced')).toHaveLength(1)
})
