import { execFileSync, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '#test/support/syncClient.ts'
import { withFolder } from '#test/support/syncServer.ts'

const PRLIMIT = '/usr/bin/prlimit'
const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

/** A server as people start it, with the link it prints. */
const startProcess = async (dataDir: string) => {
  const env = { ...process.env, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  createInterface(child.stdout).on('line', (line) => void lines.push(line))
  const link = () => lines.find((line) => line.includes('/enter/'))?.match(/http\S+/)?.[0]
  await until(() => link() !== undefined, 60_000)
  return { child, link: new URL(link() ?? ''), ended: new Promise((resolve) => child.once('close', resolve)) }
}

test('DU5 when the disk takes no more, a freeze is refused with 503 and the plan stays open; with space again it is done', async () =>
  withFolder(async (dataDir) => {
    if (!existsSync(PRLIMIT)) throw new Error(`this test needs ${PRLIMIT}: install the package "util-linux"`)
    const { child, link, ended } = await startProcess(dataDir)
    onTestFinished(() => void child.kill('SIGKILL'))
    let cookie = ''
    const post = async (path: string, body?: object) => {
      const answer = await fetch(`${link.origin}/api${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: body ? JSON.stringify(body) : null,
      })
      cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      return [answer.status, await answer.text()] as const
    }
    const phase = async () =>
      (await (await fetch(`${link.origin}/api/labs/full/session`, { headers: { cookie } })).text()).match(
        /"phase":"(\w+)"/,
      )?.[1]
    await post('/enter', { token: link.pathname.split('/').at(-1), name: 'Fatima' })
    const lab = { name: 'Full', slug: 'full', startDate: '2014-07-08', weeks: 6, currency: 'ZAR' }
    expect((await post('/labs', { ...lab, workstreams: [{ code: 'A', title: 'A' }] }))[0]).toBe(201)
    // No file of the server may grow past what its relations have now: the kernel refuses the write itself.
    const limit = (bytes: number | string) =>
      execFileSync(PRLIMIT, ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`])
    limit(statSync(join(dataDir, 'lab.sqlite-wal')).size)
    const [status, text] = await post('/labs/full/freeze')
    expect([status, JSON.parse(text)]).toEqual([503, { error: 'unavailable', message: expect.any(String) }])
    expect(await phase()).toBe('open')
    limit('unlimited')
    expect(await post('/labs/full/freeze')).toEqual([200, '{"version":1}'])
    expect(await phase()).toBe('frozen')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }))
