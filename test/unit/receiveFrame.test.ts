import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { noMeter } from '#server/sync/meter.ts'
import { receiveFrame } from '#server/sync/receiveFrame.ts'
import type { Room } from '#server/sync/room.ts'
import { encodeStep1 } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { connectionOf } from '#test/support/honestServer.ts'
import { seatNo } from '#test/support/syncServer.ts'

/** A room that answers, and does its reads when it is told to. */
const answering = () => {
  const reads: (() => void)[] = []
  const part = {
    ended: false,
    turns: { read: (_seat: string, run: () => void) => reads.push(run) },
    kept: { answer: () => [new Uint8Array([0])] },
    options: { now: Date.now, meter: noMeter },
  }
  return { room: part as unknown as Room, readAll: () => reads.splice(0).forEach((run) => run()) }
}

test('AT37 who asks again for what is still on its way to it is not sent it twice', () => {
  const { room, readAll } = answering()
  const from = connectionOf(seatNo(1), 1, () => {})
  let writes = 0
  let waiting = 0
  from.waiting = () => waiting
  from.write = () => {
    writes++
    waiting = LIMITS.behindBytes + 1
  }
  const ask = () => receiveFrame(room, from, encodeStep1(Y.encodeStateVector(new Y.Doc())))
  for (let n = 0; n < 9; n++) ask()
  readAll()
  expect(writes).toBe(1)
  waiting = 0
  ask()
  readAll()
  expect(writes).toBe(2)
})
