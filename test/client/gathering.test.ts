import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import * as Y from 'yjs'
import { encodeUpdate } from '#shared/wire/frames.ts'
import { REMOTE_EVERY_MS } from '#client/sync/gathering.ts'
import { arrived, openConnection, type OpenedConnection } from '#test/support/openConnection.ts'
import { closePages, offlineDevice } from '#test/support/offlineDevice.ts'
import { add, copied, roomWithRow, shown, textsIn, write } from '#test/support/offlineSteps.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { syncedRoom, type SyncedRoom } from '#test/support/syncedRoom.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => {
  closePages()
  vi.useRealTimers()
})

const pass = async (ms: number) => {
  await arrived()
  vi.advanceTimersByTime(ms)
  await arrived()
}
const put = (room: SyncedRoom, ...keys: string[]) => {
  for (const key of keys) room.doc.getMap('ink').set(key, key)
}
const keysOf = (doc: Y.Doc) => [...doc.getMap('ink').keys()].toSorted()

describe('what others do', () => {
  test('CL20 comes at once after a quiet time, then every 72 ms, all of a while in one transaction', async () => {
    const room = syncedRoom()
    const { doc, transactions } = await openConnection(room)
    await pass(REMOTE_EVERY_MS)
    put(room, 'a')
    await arrived()
    expect(keysOf(doc)).toEqual(['a'])
    put(room, 'b', 'c', 'd')
    await pass(REMOTE_EVERY_MS - 1)
    put(room, 'e')
    await arrived()
    expect(keysOf(doc)).toEqual(['a'])
    await pass(1)
    expect(keysOf(doc)).toEqual(['a', 'b', 'c', 'd', 'e'])
    await pass(REMOTE_EVERY_MS)
    put(room, 'f')
    await arrived()
    expect(keysOf(doc)).toHaveLength(6)
    expect(transactions).toEqual([1, 4, 1])
  })

  test('CL20 does not pile up where timers are held back, as in a hidden page', async () => {
    const room = syncedRoom()
    const { doc } = await openConnection(room)
    put(room, 'a')
    await arrived()
    put(room, 'b')
    await arrived()
    vi.setTimerTickMode('manual')
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + REMOTE_EVERY_MS)
    put(room, 'c')
    await arrived()
    expect(keysOf(doc)).toEqual(['a', 'b', 'c'])
    vi.restoreAllMocks()
  })

  test('CL20 is told to the plan, and so to the canvas, once for each transaction', async () => {
    const room = roomWithRow()
    const page = offlineDevice(room).openPage()
    await pass(0)
    expect(page.lab.connection().kind).toBe('saved')
    await pass(REMOTE_EVERY_MS)
    const heard: ReadonlySet<string>[] = []
    page.lab.store.subscribe(({ origin, entities }) => origin === 'remote' && heard.push(entities))
    const other = offlineDevice(room).openPage()
    await pass(0)
    for (const number of [2, 3, 4]) add(other, sampleId(number), 'New')
    await pass(REMOTE_EVERY_MS)
    expect(heard).toEqual([new Set([sampleId(2)]), new Set([sampleId(3), sampleId(4)])])
  })

  test.each(['a closed socket', 'a word about the room', 'the page being put aside'])(
    'CL21 is taken in before %s is dealt with',
    async (what) => {
      const room = syncedRoom()
      const seen: string[][] = []
      const look = () => void seen.push(keysOf(opened.doc))
      const opened: OpenedConnection = await openConnection(room, { closed: look, state: look })
      put(room, 'a')
      await arrived()
      put(room, 'b')
      await arrived()
      if (what === 'a closed socket') room.drop()
      else if (what === 'a word about the room') room.say('open', 2)
      else {
        opened.connection.takeIn()
        look()
      }
      await arrived()
      expect(seen).toEqual([['a', 'b']])
    },
  )

  test('CL21 is in the copy of a page that closes or is put aside, and in no copy before it is in the document', async () => {
    const room = roomWithRow()
    const device = offlineDevice(room)
    const page = device.openPage()
    await pass(0)
    const other = offlineDevice(room).openPage()
    await pass(REMOTE_EVERY_MS)
    for (const number of [2, 3]) add(other, sampleId(number), `New ${number}`)
    await arrived()
    expect(shown(page, sampleId(3))).toBeUndefined()
    document.dispatchEvent(new Event('visibilitychange'))
    await arrived()
    expect(await copied(device)).toEqual(['New 2', 'New 3', 'One'])
    add(other, sampleId(4), 'New 4')
    await arrived()
    page.close()
    await arrived()
    expect(await copied(device)).toEqual(['New 2', 'New 3', 'New 4', 'One'])
  })

  test('CL21 comes with the next document where an edit of this page was refused meanwhile', async () => {
    const room = roomWithRow()
    const page = offlineDevice(room).openPage()
    await pass(0)
    const other = offlineDevice(room).openPage()
    await pass(REMOTE_EVERY_MS)
    for (const number of [2, 3]) add(other, sampleId(number), `New ${number}`)
    await arrived()
    room.refuse('frozen', 1)
    write(page, 'Refused, then made again')
    await pass(0)
    await pass(0)
    await pass(REMOTE_EVERY_MS)
    expect(page.lab.connection().kind).toBe('saved')
    expect(textsIn(room.doc)).toEqual(['New 2', 'New 3', 'Refused, then made again'])
    expect(shown(page, sampleId(3))).toBe('New 3')
  })

  test('CL22 keeps no edit of one’s own waiting, and undo takes back one’s own alone', async () => {
    const room = roomWithRow()
    const page = offlineDevice(room).openPage()
    await pass(0)
    const other = offlineDevice(room).openPage()
    await pass(REMOTE_EVERY_MS)
    add(other, sampleId(2), 'First')
    await arrived()
    add(other, sampleId(3), 'Waits')
    await arrived()
    expect(shown(page, sampleId(3))).toBeUndefined()
    write(page, 'Mine')
    await arrived()
    expect(textsIn(room.doc)).toEqual(['First', 'Mine', 'Waits'])
    expect(page.lab.connection().kind).toBe('saved')
    page.lab.undo()
    await pass(REMOTE_EVERY_MS)
    expect(shown(page)).toBe('One')
    expect(shown(page, sampleId(3))).toBe('Waits')
    expect(textsIn(room.doc)).toEqual(['First', 'One', 'Waits'])
  })

  test('CL23 that cannot be read ends the socket, keeps nothing else from coming, and the next socket brings the rest', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const room = syncedRoom()
    const { doc, connection, told } = await openConnection(room)
    put(room, 'a')
    await arrived()
    room.tell(encodeUpdate(new Uint8Array([1, 1, 255])))
    put(room, 'b')
    await pass(REMOTE_EVERY_MS)
    expect(keysOf(doc)).toEqual(['a', 'b'])
    expect(told.at(-1)).toBe('closed null')
    put(room, 'c')
    connection.open(1)
    await arrived()
    expect(keysOf(doc)).toEqual(['a', 'b', 'c'])
    vi.restoreAllMocks()
  })
})

type Step =
  | { do: 'mine' | 'theirs'; key: string; value: number }
  | { do: 'drop' | 'open' }
  | { do: 'wait'; ms: number }
const key = fc.constantFrom('a', 'b', 'c', 'd')
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('mine', 'theirs'), key, value: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('drop', 'open') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.nat(100) }) },
)

test('CL23 whatever edits, frames and closings follow one another, all hold what plain merging gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 60, size: 'max' }), async (steps) => {
      const room = syncedRoom()
      const made: Uint8Array[] = []
      const { doc, connection } = await openConnection(room)
      for (const one of [doc, room.doc])
        one.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
          if (local) made.push(update)
        })
      for (const step of steps) {
        if (step.do === 'mine') change(doc, step)
        else if (step.do === 'theirs') change(room.doc, step)
        else if (step.do === 'drop') connection.drop()
        else if (step.do === 'open') connection.open(1)
        else if (step.do === 'wait') await pass(step.ms)
      }
      connection.open(1)
      await pass(REMOTE_EVERY_MS)
      const plain = new Y.Doc()
      for (const update of made) Y.applyUpdate(plain, update)
      expect(contentOf(doc)).toEqual(contentOf(plain))
      expect(contentOf(room.doc)).toEqual(contentOf(plain))
      connection.destroy()
    }),
    { seed: 20_261_129, numRuns: 150 },
  )
})

const change = (doc: Y.Doc, { key: name, value }: { key: string; value: number }) => {
  if (value === 0) return doc.getMap('ink').delete(name)
  if (value < 6) return doc.getMap('ink').set(name, value)
  doc.getText('words').insert(value % (doc.getText('words').length + 1), name)
}
const contentOf = (doc: Y.Doc) => [doc.getMap('ink').toJSON(), doc.getText('words').toString()]
