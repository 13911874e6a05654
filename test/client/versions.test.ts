import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, describe, expect, test } from 'vitest'
import { DOC_VERSION, META_ROOT } from '#shared/doc/layout.ts'
import { readPlan } from '#shared/doc/read.ts'
import type { Lock } from '#shared/plan/locks.ts'
import { encodeState, readRefused, readState } from '#shared/wire/frames.ts'
import { OLDEST_PROTOCOL, PROTOCOL } from '#shared/wire/version.ts'
import { readSession } from '#client/sync/askSession.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { closePages, offlineDevice } from '#test/support/offlineDevice.ts'
import { lineOf, ROW, roomWithRow, says, until, write } from '#test/support/offlineSteps.ts'
import { sampleId } from '#test/support/samplePlan.ts'

afterEach(closePages)

describe('what an open page reads of a newer server', () => {
  const session = sessionOf()

  test('UP5 what was added is left aside, wherever it stands', () => {
    const newer = {
      ...session,
      weather: 'fine',
      protocol: PROTOCOL + 1,
      oldestProtocol: OLDEST_PROTOCOL,
      seat: { ...session.seat, hat: 'red' },
      lab: { ...session.lab, colour: 'blue' },
    }
    expect(readSession(newer)).toMatchObject({
      kind: 'session',
      session: { lab: session.lab, seat: session.seat },
    })
  })

  test.each([
    ['a protocol it no longer takes', { oldestProtocol: PROTOCOL + 1, protocol: PROTOCOL + 1 }],
    ['a newer document', { documentVersion: DOC_VERSION + 1 }],
    ['an answer that cannot be read otherwise', { phase: 'paused' }],
    ['both, and nothing else that is known', { documentVersion: 99, phase: {}, seat: null, lab: 1 }],
  ])('UP5 %s means: reload, and never that the server cannot be reached', (_what, change) => {
    expect(readSession({ ...session, ...change })).toEqual({ kind: 'reload' })
  })

  test('UP5 an answer without the numbers is not the server’s', () => {
    for (const body of ['<html>', null, {}, { ...session, protocol: undefined }])
      expect(readSession(body)).toEqual({ kind: 'unreachable' })
    expect(readSession({ ...session, seat: { ...session.seat, revoked: true } })).toEqual({ kind: 'revoked' })
  })

  test('UP6 frames that say more than this page knows are read as far as it does', () => {
    const decoderOf = (value: unknown) => {
      const encoder = encoding.createEncoder()
      encoding.writeVarString(encoder, JSON.stringify(value))
      return decoding.createDecoder(encoding.toUint8Array(encoder))
    }
    const state = { phase: 'open', version: 1, revision: 2, locks: [] }
    expect(readState(decoderOf({ ...state, weather: 'fine' }))).toEqual(state)
    expect(readRefused(decoderOf({ reason: 'moonlight', since: 1 }))).toEqual({ reason: 'forbidden' })
  })

  test('AE9 a page of before there were areas is told the box that is closed; what is more stands beside it', () => {
    const target = { kind: 'area', board: sampleId(1), box: { x: 0, y: 0, w: 9, h: 9 } } as const
    const known = { id: sampleId(2), note: '', by: 'Lindiwe', at: '2014-07-14T08:00:00Z' }
    const lock: Lock = { ...known, target: { ...target, frame: 'shape:a', allows: 'notes' } }
    const other: Lock = { ...known, id: sampleId(3), target: { kind: 'entity', id: sampleId(4) } }
    const state = { phase: 'open', version: 1, revision: 2, locks: [lock, other] } as const
    const decoder = decoding.createDecoder(encodeState({ ...state, locks: [lock, other] }))
    decoding.readVarUint(decoder)
    const told = decoding.clone(decoder)
    expect(readState(decoder)).toEqual(state)
    expect(JSON.parse(decoding.readVarString(told))).toMatchObject({ locks: [{ ...known, target }, other] })
  })
})

test('UP7 a document that says it is newer is not joined; the edit stays, and arrives from a page that can read it', async () => {
  const room = roomWithRow()
  const device = offlineDevice(room)
  const page = device.openPage()
  await says(page, 'saved')
  device.online = false
  room.drop()
  await says(page, 'offline')
  write(page, 'Two')
  page.close()

  room.doc.getMap(META_ROOT).set('version', DOC_VERSION + 1)
  device.online = true
  room.hold(true)
  const old = device.openPage()
  await until(() => expect(lineOf(old)).toEqual({ kind: 'ended', reason: 'reload' }))
  expect(old.lab.canEdit()).toBe(false)
  old.close()
  expect((await device.kept.load()).entries).toHaveLength(1)

  room.doc.getMap(META_ROOT).set('version', DOC_VERSION)
  room.hold(false)
  const next = device.openPage()
  await says(next, 'saved')
  expect(readPlan(room.doc).plan.activities.get(ROW)?.text).toBe('Two')
})
