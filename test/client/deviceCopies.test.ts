import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { v7 } from 'uuid'
import type { SessionResponse } from '#shared/api/identity.ts'
import type { LabSession } from '#shared/api/labs.ts'
import { ApiFailure, asFailure } from '#client/api/apiFailure.ts'
import { askAgainAfter, isFromDevice, orFromDevice } from '#client/api/orFromDevice.ts'
import { openDeviceCopies, type DeviceCopies } from '#client/offline/deviceCopies.ts'
import { keptInIndexedDb, keptName } from '#client/sync/keptInIndexedDb.ts'
import { sessionOf } from '#test/support/labSession.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

let names = 0
const device = () => openDeviceCopies(`copies-${names++}`)
const copy = { epoch: 1, state: new Uint8Array([1, 2, 3]) }
const labOf = (session: LabSession) => ({ ...session.lab, seatId: session.seat.id, role: session.seat.role })
const personOf = (...sessions: LabSession[]): SessionResponse => ({
  person: { name: 'Thandi', facilitator: false, deliveryUnit: false },
  labs: sessions.map(labOf),
})

const visited = async (copies: DeviceCopies, session = sessionOf()): Promise<LabSession> => {
  await copies.keepSession(session)
  await copies.documentOf(session).put(copy)
  return session
}

describe('what a device keeps for pages without the server', () => {
  test('OF12 a lab is found by its id and by its address, with the plan of its seat', async () => {
    const copies = device()
    const session = await visited(copies)
    expect(await copies.session(session.lab.id)).toEqual(session)
    expect(await copies.session('oceans')).toEqual(session)
    expect(await copies.session('other')).toBeNull()
    expect(await copies.documentOf(session).load()).toEqual(copy)
  })

  test('OF12 another seat of the lab on this laptop finds nothing of the one before it', async () => {
    const copies = device()
    const hers = await visited(copies)
    const his = { ...hers, seat: { ...hers.seat, id: v7() } }
    await copies.keepSession(his)
    expect((await copies.session('oceans'))?.seat.id).toBe(his.seat.id)
    expect(await copies.documentOf(his).load()).toBeNull()
    expect(await copies.documentOf(hers).load()).toBeNull()
  })

  test('OF13 a lab the server no longer names is let go of, with its plan; the others stay', async () => {
    const copies = device()
    const [left, stays] = [await visited(copies), await visited(copies, sessionOf())]
    await copies.keepPerson(personOf(stays))
    expect(await copies.session(left.lab.id)).toBeNull()
    expect(await copies.documentOf(left).load()).toBeNull()
    expect(await copies.documentOf(stays).load()).toEqual(copy)
    await copies.forgetLab('oceans')
    expect(await copies.documentOf(stays).load()).toBeNull()
  })

  test('OF13 leaving lets go of everything but the edits that are not accepted', async () => {
    const copies = device()
    const session = await visited(copies)
    await copies.keepPerson(personOf(session))
    const kept = await keptInIndexedDb(keptName(session.lab.id, session.seat.id))
    await kept.put({
      id: v7(),
      command: null,
      update: new Uint8Array(),
      epoch: 1,
      at: '',
      tries: 0,
      page: 'p',
    })
    await copies.forgetAll()
    expect([await copies.person(), await copies.session('oceans')]).toEqual([null, null])
    expect(await copies.documentOf(session).load()).toBeNull()
    expect((await kept.load()).entries).toHaveLength(1)
    // A page of the lab that is closed by leaving writes what it has.
    await copies.documentOf(session).put(copy)
    expect(await copies.documentOf(session).load()).toBeNull()
  })

  test('OF7 where the browser keeps nothing, nothing is found and nothing fails', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private', 'InvalidStateError')
    })
    const copies = device()
    await copies.keepSession(sessionOf())
    await copies.documentOf(sessionOf()).put(copy)
    expect(await copies.session('oceans')).toBeNull()
  })
})

describe('an answer of the server, or the last one', () => {
  const failing = (code: ApiFailure['code']) => () => Promise.reject(new ApiFailure(code, 0, code))
  const call = (ask: (signal: AbortSignal) => Promise<{ n: number }>, held: { n: number } | null) => {
    const keep = vi.fn(async () => {})
    const forget = vi.fn(async () => {})
    const answer = orFromDevice({ ask, held: async () => held, keep, forget }, new AbortController().signal)
    return { answer, keep, forget }
  }

  test('OF14 the server’s answer is taken and kept', async () => {
    const { answer, keep } = call(async () => ({ n: 2 }), { n: 1 })
    expect(await answer).toEqual({ n: 2 })
    expect(keep).toHaveBeenCalledWith({ n: 2 })
    expect(isFromDevice(await answer)).toBe(false)
  })

  test('OF14 the last one only when there is none, and the server is asked again', async () => {
    for (const code of ['offline', 'unavailable'] as const) {
      const held = { n: 1 }
      const answer = await call(failing(code), held).answer
      expect(answer).toBe(held)
      expect(isFromDevice(answer)).toBe(true)
      expect(askAgainAfter({ data: answer, error: null })).toBeGreaterThan(0)
    }
    await expect(call(failing('offline'), null).answer).rejects.toMatchObject({ code: 'offline' })
    expect(askAgainAfter({ data: undefined, error: new ApiFailure('offline', 0, '') })).toBeGreaterThan(0)
  })

  test('OF14 never when the server says otherwise: then it is let go of', async () => {
    for (const code of ['unauthenticated', 'forbidden', 'notFound'] as const) {
      const { answer, forget } = call(failing(code), { n: 1 })
      expect(asFailure(await answer.catch((error: unknown) => error)).code).toBe(code)
      expect(forget).toHaveBeenCalled()
      expect(askAgainAfter({ data: undefined, error: new ApiFailure(code, 0, '') })).toBe(false)
    }
    const { answer, forget } = call(failing('unreadable'), { n: 1 })
    await expect(answer).rejects.toMatchObject({ code: 'unreadable' })
    expect(forget).not.toHaveBeenCalled()
  })

  test('OF14 a server that is silent is waited for four seconds when there is something to show', async () => {
    const silent = (signal: AbortSignal) =>
      new Promise<{ n: number }>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      expect(ms).toBe(4_000)
      return AbortSignal.abort(new DOMException('late', 'TimeoutError'))
    })
    const never = call((signal) => (signal.aborted ? Promise.reject(signal.reason) : silent(signal)), {
      n: 1,
    })
    expect(await never.answer).toEqual({ n: 1 })
  })
})
