import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runDoctor } from '#server/cli/runDoctor.ts'
import { addInitiative } from '../support/liveDocument.ts'
import { deliveryLab } from '../support/runNode.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const TOKEN = 'a-token-of-this-test'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { METRICS_TOKEN: TOKEN } })
})
afterAll(() => server.close())

const doctor = async (
  options: Partial<Parameters<typeof runDoctor>[0]> = {},
  meanwhile: () => Promise<void> = async () => {},
) => {
  const lines: string[] = []
  const code = await runDoctor(
    { url: server.url, seconds: 5, json: false, ...options },
    (line) => lines.push(line),
    meanwhile,
  )
  return { code, lines, verdict: lines.at(-1) }
}

/** What depends on the machine the test runs on, and not on the server. */
const OF_THE_MACHINE = new Set(['edits', 'event loop', 'load', 'memory', 'open files', 'disk'])

const told = z.object({
  code: z.number(),
  verdict: z.string(),
  findings: z.array(z.object({ about: z.string(), needed: z.boolean(), text: z.string() })),
})

test('DR5 a server people work on is well: who is there, what they do', async () => {
  const lab = await server.newLab()
  const { code, lines } = await doctor({ json: true }, () => addInitiative(server.url, lab, 'Reserves'))
  const { findings, ...result } = told.parse(JSON.parse(lines.join('')))
  expect(result.code).toBe(code)
  expect(findings.filter(({ about, needed }) => needed && !OF_THE_MACHINE.has(about))).toEqual([])
  const said = findings.map(({ text }) => text).join('\n')
  expect(said).toContain('It is ready: what people write is kept.')
  expect(said).toMatch(/^\d (person|people) in 1 lab, by \d connections?; it runs for/m)
  expect(said).toMatch(/^\d.* edits a second; half of them wait less than/m)
})

test('DR6 a wrong token, a server that tells nothing without one, and no server: it cannot tell, and says why', async () => {
  const wrong = await doctor({ token: 'a-token-of-that-test' })
  expect(wrong).toMatchObject({ code: 2 })
  expect(wrong.verdict).toMatch(/^The server does not take this token/)
  const behind = await startTestServer({ env: { PUBLIC_URL: 'https://lab.example' } })
  const without = await doctor({ url: behind.url })
  expect(without).toMatchObject({ code: 2 })
  expect(without.verdict).toMatch(/^The server does not tell its figures without a token/)
  await behind.close()
  const stopped = await doctor({ url: behind.url })
  expect(stopped).toMatchObject({ code: 2 })
  expect(stopped.verdict).toMatch(/^No server answers at http:.*ECONNREFUSED.*Is it running/)
})

test('DR6 one that cannot keep what people write needs somebody, whatever else is known', async () => {
  const full = await startTestServer({ env: { METRICS_TOKEN: TOKEN } })
  await full.server.parts.db.destroy()
  const open = await doctor({ url: full.url })
  expect(open.code).toBe(1)
  expect(open.lines[0]).toMatch(/^! It cannot keep what people write: lab.sqlite cannot be written/)
  expect(open.verdict).toMatch(/^\d things? needs? you: ready/)
  expect(await doctor({ url: full.url, token: 'a-token-of-that-test' })).toMatchObject({ code: 1 })
  await full.close()
})

/** Something that answers each address in turn with what it is given. */
const pretend = async (answers: Record<string, string[]>) => {
  const other = createServer(({ url = '' }, response) => response.end(answers[url]?.shift() ?? 'Hello'))
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  return { url: `http://127.0.0.1:${(other.address() as AddressInfo).port}`, close: () => other.close() }
}
const READY = JSON.stringify({ ready: true, database: true, log: true, stopping: false })

test('DR6 something else at the address is no Delivery Lab', async () => {
  const { url, close } = await pretend({ '/readyz': ['Hello', READY] })
  expect(await doctor({ url })).toMatchObject({
    code: 2,
    verdict: `What answers at ${url} is no Delivery Lab.`,
  })
  const { code, verdict } = await doctor({ url })
  expect(code).toBe(2)
  expect(verdict).toContain('are not the figures of a Delivery Lab')
  close()
})

test('DR6 a server that was started anew between the two readings is asked again', async () => {
  const startedAt = (time: number) => `delivery_lab_info 1\nprocess_start_time_seconds ${time}\n`
  const { url, close } = await pretend({
    '/readyz': [READY],
    '/metrics': [startedAt(1_000), startedAt(2_000)],
  })
  const verdict = 'The server was started anew meanwhile: ask once more.'
  expect(await doctor({ url })).toMatchObject({ code: 2, verdict })
  close()
})

test('DR6 a server that is gone at the second reading is told as not there', async () => {
  const going = await startTestServer()
  const { code, verdict } = await doctor({ url: going.url }, () => going.close())
  expect(code).toBe(2)
  expect(verdict).toMatch(/^No server answers at/)
})

test('DR7 the command takes address, token and time, and ends with what it found', async () => {
  const well = await deliveryLab(['doctor', '--url', server.url, '--seconds', '0.1', '--token', TOKEN])
  expect([0, 1]).toContain(well.code)
  expect(well.stdout.trim().split('\n').at(-1)).toMatch(/^Everything is well\.$|^\d things? needs? you: /)
  const wrong = await deliveryLab(['doctor', '--url', server.url], { METRICS_TOKEN: 'a-token-of-that-test' })
  expect(wrong).toMatchObject({ code: 2, stderr: '' })
  const asked = await deliveryLab(['doctor', '--seconds', 'soon'])
  expect(asked).toMatchObject({ code: 2, stderr: '--seconds: a number is expected.\n' })
  const nowhere = await deliveryLab(['doctor', '--url', 'lab.example'])
  expect(nowhere.stderr).toBe('--url: an address like http://127.0.0.1:8787 is expected.\n')
})
