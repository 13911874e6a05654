import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeStep2, encodeUpdate } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import {
  startAttackedServer,
  underAttack,
  type Attack,
  type AttackedServer,
} from '#test/support/attackedLab.ts'
import { deletes, inkItem, structs } from '#test/support/judged.ts'
import { editBy, openRawClient, until, updateOf } from '#test/support/syncClient.ts'

let server: AttackedServer
beforeAll(async () => {
  server = await startAttackedServer()
})
afterAll(async () => server.close())

/** Sends frames on a new socket that has answered the handshake, and tells how it was closed. */
const send = async ({ sync, lab }: Attack, cookie: string, frames: readonly Uint8Array[]) => {
  const client = await openRawClient(sync, { lab, cookie, ext: true })
  await client.greeting
  client.send(encodeStep2(Y.encodeStateAsUpdate(new Y.Doc())))
  for (const frame of frames) client.send(frame)
  return { code: await client.closed, refused: client.refused.map(({ reason }) => reason) }
}

const ID = 7_000

test('AT1 an empty or garbage update closes its socket', async () => {
  const garbage = [
    [],
    [0],
    [255, 255, 255, 255, 255],
    Array.from({ length: 200 }, (_, at) => (at * 89) % 256),
  ]
  await underAttack('AT1', server, {}, async (attack) => {
    const [cookie = ''] = attack.cookies
    for (const bytes of garbage)
      for (const encode of [encodeUpdate, encodeStep2])
        expect((await send(attack, cookie, [encode(Uint8Array.from(bytes))])).code).toBe(CLOSE.malformed)
  })
})

test('AT2 a 27-byte update of Yjs’s second version is none, and is never read as one', async () => {
  const doc = new Y.Doc()
  doc.clientID = 9
  doc.getMap('ink').set('k', '')
  const second = Y.encodeStateAsUpdateV2(doc)
  expect(second.length).toBe(27)
  await underAttack('AT2', server, {}, async (attack) => {
    for (const encode of [encodeUpdate, encodeStep2])
      expect((await send(attack, attack.cookies[0] ?? '', [encode(second)])).code).toBe(CLOSE.malformed)
  })
})

test('AT3 a 10-byte struct that would use up another’s next clocks is refused; the victim goes on', async () => {
  await underAttack('AT3', server, {}, async (attack) => {
    const { doc } = attack.victim
    const ahead = (by: number) =>
      structs(doc.clientID, Y.getState(doc.store, doc.clientID) + by, 1, (e) => {
        encoding.writeUint8(e, 0)
        encoding.writeVarUint(e, 50)
      })
    expect(ahead(0).length).toBeLessThanOrEqual(12)
    for (const by of [0, 1, 50]) {
      const { code, refused } = await send(attack, attack.cookies[0] ?? '', [encodeUpdate(ahead(by))])
      expect(code).toBe(CLOSE.refused)
      expect(refused).toEqual(['forbidden'])
    }
  })
})

test('AT4 a 6-byte deletion by who may not edit is refused; what it would have deleted stays', async () => {
  const erase = deletes(9, [[0, 1]])
  expect(erase.length).toBe(6)
  await underAttack(
    'AT4',
    server,
    {
      observers: 1,
      prepare: async ({ sync, lab, cookies }) => {
        const author = await openRawClient(sync, { lab, cookie: cookies[0] ?? '', ext: true, client: 9 })
        author.send(encodeStep2(editBy(9, (doc) => void doc.getMap('ink').set('kept', 'as it was'))))
        await until(() => author.saved() === 1)
        author.socket.terminate()
      },
    },
    async (attack) => {
      for (const encode of [encodeUpdate, encodeStep2]) {
        const { code, refused } = await send(attack, attack.observers[0] ?? '', [encode(erase)])
        expect(code).toBe(CLOSE.refused)
        expect(refused).toEqual(['observer'])
      }
      attack.victim.follow()
      expect(attack.victim.doc.getMap('ink').get('kept')).toBe('as it was')
    },
  )
})

test('AT5 8,000 updates of 9 bytes that each follow a missing one are not gathered', async () => {
  const gaps = Array.from({ length: 8_000 }, (_, at) =>
    encodeUpdate(structs(ID + at, 1, 1, (e) => (encoding.writeUint8(e, 0), encoding.writeVarUint(e, 1)))),
  )
  expect(gaps[0]?.length).toBeLessThanOrEqual(12)
  await underAttack('AT5', server, {}, async (attack) => {
    const [cookie = ''] = attack.cookies
    expect((await send(attack, cookie, gaps.slice(0, 300))).refused).toEqual(['gap'])
    expect([CLOSE.refused, CLOSE.tooFast]).toContain((await send(attack, cookie, gaps)).code)
    // Before the handshake is answered they wait, but not for ever.
    const { sync, lab } = attack
    const early = await openRawClient(sync, { lab, cookie, ext: true })
    for (const gap of gaps) early.send(gap)
    expect(await early.closed).toBe(CLOSE.tooFast)
  })
})

/** An update that sets one ink entry to a value written by hand. */
const inkValue = (write: (e: encoding.Encoder) => void) =>
  structs(ID, 0, 1, (e) => {
    encoding.writeUint8(e, 32 | 8)
    encoding.writeVarUint(e, 1)
    encoding.writeVarString(e, 'ink')
    encoding.writeVarString(e, 'k')
    encoding.writeVarUint(e, 1)
    write(e)
  })

test('AT6 values and types nested 10,000 deep are refused', async () => {
  const deep = inkValue((e) => {
    for (let level = 0; level < 10_000; level++) {
      encoding.writeUint8(e, 117)
      encoding.writeVarUint(e, 1)
    }
    encoding.writeUint8(e, 126)
  })
  const maps = structs(ID, 0, 10_000, (e, at) => {
    encoding.writeUint8(e, 32 | 7)
    encoding.writeVarUint(e, at === 0 ? 1 : 0)
    if (at === 0) encoding.writeVarString(e, 'ink')
    else {
      encoding.writeVarUint(e, ID)
      encoding.writeVarUint(e, at - 1)
    }
    encoding.writeVarString(e, 'k')
    encoding.writeVarUint(e, 1) // a map
  })
  await underAttack('AT6', server, {}, async (attack) => {
    for (const update of [deep, maps])
      for (const encode of [encodeUpdate, encodeStep2])
        expect(await send(attack, attack.cookies[0] ?? '', [encode(update)])).toEqual({
          code: CLOSE.refused,
          refused: ['forbidden'],
        })
  })
})

test('AT7 keys that reach an object’s prototype are refused, of a map and inside a value', async () => {
  const keys = ['__proto__', 'constructor', 'prototype']
  const updates = keys.flatMap((key) => [
    editBy(ID, (doc) => void doc.getMap('ink').set(key, { admin: true })),
    inkValue((e) => {
      encoding.writeUint8(e, 118)
      encoding.writeVarUint(e, 1)
      encoding.writeVarString(e, key)
      encoding.writeAny(e, { admin: true })
    }),
  ])
  await underAttack('AT7', server, {}, async (attack) => {
    for (const update of updates)
      expect((await send(attack, attack.cookies[0] ?? '', [encodeUpdate(update)])).refused).toEqual([
        'forbidden',
      ])
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })
})

test('AT8 8 MiB of the smallest structs are not decoded; as many as are taken hold nobody up', async () => {
  const smallest = Buffer.concat([
    updateOf((e) => {
      encoding.writeVarUint(e, 1)
      encoding.writeVarUint(e, 4_000_000)
      encoding.writeVarUint(e, ID)
      encoding.writeVarUint(e, 0)
    }),
    Buffer.alloc(8_000_000, Uint8Array.from([0, 1])),
    Uint8Array.from([0]),
  ])
  // As many parts as one update may have, in 8 MB.
  const most = LIMITS.updateParts / 2 - 1
  const dense = structs(ID, 0, most, (e, at) => {
    encoding.writeUint8(e, 32 | 8)
    encoding.writeVarUint(e, 1)
    encoding.writeVarString(e, 'ink')
    encoding.writeVarString(e, `d${at}`)
    encoding.writeVarUint(e, 1)
    encoding.writeAny(e, 'v'.repeat(800))
  })
  const many = structs(ID + 1, 0, most, (e, at) => inkItem(e, `m${at}`))
  const types = structs(ID + 2, 0, most * 2, (e, at) => {
    encoding.writeUint8(e, 32 | 7)
    encoding.writeVarUint(e, 1)
    encoding.writeVarString(e, 'issues')
    encoding.writeVarString(e, `${at}`)
    encoding.writeVarUint(e, 1)
  })
  await underAttack('AT8', server, {}, async (attack) => {
    const [cookie = ''] = attack.cookies
    expect((await send(attack, cookie, [encodeStep2(smallest)])).code).toBe(CLOSE.tooLarge)
    const { sync, lab } = attack
    const full = await openRawClient(sync, { lab, cookie, ext: true })
    for (const [at, update] of [dense, many, types].entries()) {
      full.send(encodeStep2(update))
      await until(() => full.saved() === at + 1)
    }
    full.socket.terminate()
  })
})

test('AT9 a key longer than any id or name of a field is refused, of a map and inside a value', async () => {
  const long = 'k'.repeat(LIMITS.keyBytes + 1)
  const updates = [
    editBy(ID, (doc) => void doc.getMap('ink').set(long, 1)),
    editBy(ID, (doc) => void doc.getMap('ink').set('k', { [long]: 1 })),
  ]
  await underAttack('AT9', server, {}, async (attack) => {
    for (const update of updates)
      expect((await send(attack, attack.cookies[0] ?? '', [encodeUpdate(update)])).refused).toEqual([
        'forbidden',
      ])
  })
})
