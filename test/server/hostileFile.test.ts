import { afterAll, expect, test } from 'vitest'
import { startTestServer } from '../support/testServer.ts'

const server = await startTestServer()
const cookie = await server.facilitator()
afterAll(() => server.close())

const send = (text: string) => server.api('/api/delivery/roadmaps', { cookie, raw: text })

test.each([
  ['nested a million deep', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
  ['with a text of a million escapes', `"${String.raw`\n`.repeat(4_000_000)}"`],
])('IM4 a file %s is not a roadmap, and is told so', async (_what, text) => {
  const answer = await send(text)
  expect([answer.status, answer.error]).toEqual([400, 'invalid'])
})

test('IM7 while a file that is hard to read is being read, the server goes on', async () => {
  let read = false
  const reading = send(`[${'{},'.repeat(2_000_000)}{}]`).then((answer) => {
    read = true
    return answer
  })
  let others = 0
  while (!read) {
    expect((await server.api('/healthz')).status).toBe(200)
    if (!read) others++
  }
  expect((await reading).error).toBe('invalid')
  expect(others).toBeGreaterThan(20)
})
