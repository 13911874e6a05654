import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { API_ERRORS } from '#shared/api/errors.ts'
import { ApiFailure, asFailure, failureKey, failureOf } from '#client/api/apiFailure.ts'
import { callApi } from '#client/api/callApi.ts'
import { importProblem } from '#client/delivery/importProblem.ts'
import common from '#client/i18n/en/common.json'
import delivery from '#client/i18n/en/delivery.json'

afterEach(() => vi.unstubAllGlobals())

const answers = (status: number, body: string) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(body === '' ? null : body, { status }))),
  )
const failureOfCall = async (): Promise<ApiFailure> =>
  callApi(z.strictObject({ ok: z.boolean() }), '/api/x').then(
    () => expect.unreachable('the call did not fail'),
    (error: unknown) => asFailure(error),
  )

test('UI1 every code a server can refuse with has its sentence', () => {
  const sentences = new Map(Object.entries(common.errors))
  for (const code of [...API_ERRORS, 'offline', 'unreadable']) expect(sentences.get(code)).toMatch(/\.$/)
})

test('UI1 a refusal is told by its code and keeps where it was', async () => {
  answers(422, JSON.stringify({ error: 'changed', message: 'a part differs', path: ['initiative AQ-1'] }))
  const failure = await failureOfCall()
  expect(failure).toMatchObject({ code: 'changed', status: 422, path: ['initiative AQ-1'] })
  expect(failureKey(failure)).toBe('errors.changed')
})

test.each([
  [503, '<html>Bad gateway</html>', 'unavailable'],
  [413, '', 'tooLarge'],
  [404, '{"error":"neverHeardOf","message":"x"}', 'notFound'],
  [418, '', 'unreadable'],
])('UI1 an answer %i that is not ours is told by its status', async (status, body, code) => {
  answers(status, body)
  expect((await failureOfCall()).code).toBe(code)
})

test('UI1 an answer that is not what the contract says is not passed on', async () => {
  answers(200, '{"ok":"yes"}')
  expect((await failureOfCall()).code).toBe('unreadable')
})

test('UI1 no answer at all is offline, and a call that was given up is not a failure of ours', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))),
  )
  expect((await failureOfCall()).code).toBe('offline')
  const stop = new AbortController()
  stop.abort()
  const given = callApi(z.unknown(), '/api/x', { signal: stop.signal })
  await expect(given).rejects.toBeInstanceOf(TypeError)
})

test('UI1 a path that is no list of steps is left out', () => {
  expect(failureOf(400, { error: 'invalid', message: 'x', path: [{ not: 'a step' }] }).path).toEqual([])
})

test('UI2 a refused roadmap file is explained by what is wrong with it, naming the part', () => {
  const refused = failureOf(422, { error: 'changed', message: 'x', path: ['initiative AQ-1 "Selection"'] })
  expect(importProblem(refused)).toEqual({ key: 'refused.changed', part: 'initiative AQ-1 "Selection"' })
  expect(importProblem(failureOf(500, null))).toEqual({ key: 'refused.other', part: '' })
  for (const code of ['changed', 'invalid', 'tooLarge', 'offline', 'forbidden', 'unavailable'] as const) {
    const { key } = importProblem(new ApiFailure(code, 400, ''))
    expect(Object.keys(delivery.refused)).toContain(key.replace('refused.', ''))
  }
})
