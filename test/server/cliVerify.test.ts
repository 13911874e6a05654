import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { hashesOf } from '#shared/roadmap/hashes.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { buildVerifyFile } from '#server/build/verifyFile.ts'
import { runVerify } from '#server/cli/runVerify.ts'
import { deliveryLab, run } from '#test/support/runNode.ts'
import { SAMPLE as S } from '#test/support/samplePlan.ts'
import { sampleRoadmap, testKey, type TestKey } from '#test/support/sampleRoadmap.ts'

let folder: string
let key: TestKey
let other: TestKey
let roadmap: Roadmap
let server: Server
let address: string
const file = (name: string) => join(folder, name)
const save = async (name: string, value: unknown): Promise<string> => {
  await writeFile(file(name), typeof value === 'string' ? value : JSON.stringify(value))
  return file(name)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'))
  key = await testKey('server-key')
  other = await testKey('another-key')
  roadmap = await sampleRoadmap(key)
  await save('roadmap.json', canonicalText(roadmap))
  await save('jwks.json', key.jwks)
  const changed = canonicalText(roadmap).replace('Funding approved', 'Funding approver')
  await save('changed.json', changed)
  server = createServer((request, response) => {
    response.statusCode = request.url === '/.well-known/jwks.json' ? 200 : 404
    response.end(JSON.stringify(key.jwks))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const at = server.address()
  address = at !== null && typeof at === 'object' ? `http://127.0.0.1:${at.port}` : ''
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

/** The check as the command runs it, without the cost of a process. */
const verify = async ([roadmapFile = '', ...options]: string[]): Promise<{
  code: number
  stdout: string
}> => {
  const value = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined)
  const lines: string[] = []
  const request = { file: roadmapFile, jwks: value('--jwks'), against: value('--against') }
  const code = await runVerify(request, (line) => lines.push(line))
  return { code, stdout: lines.join('\n') }
}

const fixture = (name: string) => join(import.meta.dirname, '../fixtures', name)
const jwks = () => ['--jwks', file('jwks.json')]

describe('RM24 delivery-lab verify', () => {
  test('unchanged and signed by a trusted key, from a file or from a server: 0', async () => {
    const byFile = await deliveryLab(['verify', file('roadmap.json'), ...jwks()])
    expect(byFile).toMatchObject({ code: 0, stderr: '' })
    expect(byFile.stdout).toContain('Oceans, version 1: 2 initiatives, 6 activities, 4 signatures.')
    expect(byFile.stdout).toContain('Valid')
    const byAddress = [file('roadmap.json'), '--jwks', `${address}/.well-known/jwks.json`]
    expect(await verify(byAddress)).toMatchObject({ code: 0 })
  })

  test.each(['1.0.0', '1.1.0'])('a file released as %s, by the key of its time: 0', async (version) => {
    const known = ['--jwks', fixture(`roadmap-${version}.jwks.json`)]
    expect(await verify([fixture(`roadmap-${version}.json`), ...known])).toMatchObject({ code: 0 })
    const text = await readFile(fixture(`roadmap-${version}.json`), 'utf8')
    const older = await save('older.json', text.replace('Twenty-four', 'Twenty-five'))
    expect(await verify([older, ...known])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('initiative AQ-1'),
    })
  })

  test('one changed character: 1, and the initiative is named', async () => {
    const ran = await deliveryLab(['verify', file('changed.json'), ...jwks()])
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.stdout.trim()).toBe(
      'Changed after its release: initiative MPSG-4 "Capacity for ocean governance".',
    )
  })

  test('with --against the exact path is told', async () => {
    const ran = await verify([file('changed.json'), '--against', file('roadmap.json')])
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.stdout.split('\n')[0]).toBe(
      `activities[${S.act21}].text: "Funding approved" → "Funding approver" (activity 2.1 "Funding approved")`,
    )
    const same = await verify([file('roadmap.json'), ...jwks(), '--against', file('roadmap.json')])
    expect(same).toMatchObject({ code: 0 })
  })

  test('a valid roadmap that is not the one it is compared with: 1', async () => {
    const { signature: _s, hashes: _h, ...rest } = structuredClone(roadmap)
    rest.evidence[0]!.value = '7'
    const next = await sampleRoadmap(key, { ...rest, hashes: hashesOf(rest) })
    await save('next.json', next)
    const ran = await verify([file('next.json'), ...jwks(), '--against', file('roadmap.json')])
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.stdout).toContain('value: "0.42" → "7"')
  })

  test('no keys, unreachable keys, a stranger’s key: unchanged, signer not verified, 2', async () => {
    await save('stranger.json', await sampleRoadmap(other))
    const cases = [
      [file('roadmap.json')],
      [file('roadmap.json'), '--jwks', file('none.json')],
      [file('roadmap.json'), '--jwks', `${address}/nothing`],
      [file('roadmap.json'), '--jwks', file('roadmap.json')],
      [file('stranger.json'), ...jwks()],
    ]
    for (const args of cases) {
      const ran = await verify(args)
      expect(ran, args.join(' ')).toMatchObject({ code: 2 })
      expect(ran.stdout).toContain('Unchanged, signer not verified')
    }
  })

  test('a forged roadmap re-signed with its own key never exits 0: 2, and 1 under a borrowed name', async () => {
    const { signature: _s, hashes: _h, ...rest } = structuredClone(roadmap)
    rest.evidence[0]!.value = '99'
    const forged = { ...rest, hashes: hashesOf(rest) }
    await save('forged.json', await sampleRoadmap(other, forged))
    await save('borrowed.json', await sampleRoadmap({ ...other, kid: key.kid }, forged))
    expect(await verify([file('forged.json'), ...jwks()])).toMatchObject({ code: 2 })
    expect(await verify([file('borrowed.json'), ...jwks()])).toMatchObject({ code: 1 })
    expect(await verify([file('borrowed.json')])).toMatchObject({ code: 2 })
  })

  test('what is no roadmap: 1, in words', async () => {
    await save('text.json', 'hello')
    await writeFile(file('latin1.json'), Buffer.from([0x22, 0xe9, 0x22]))
    for (const [name, words] of [
      ['missing.json', 'Cannot read'],
      ['text.json', 'it is not JSON'],
      ['latin1.json', 'not text in UTF-8'],
      ['jwks.json', 'Not a roadmap'],
    ] as const) {
      const ran = await verify([file(name), ...jwks()])
      expect(ran, name).toMatchObject({ code: 1 })
      expect(ran.stdout).toContain(words)
    }
  })
})

describe('RM25 verify.mjs alone in an empty folder', () => {
  let alone: string
  /** The machine's own Node, whatever its age, and the one that runs this. */
  const nodes = () => [
    ...new Set([
      process.execPath,
      ...(process.env['PATH'] ?? '')
        .split(':')
        .filter((folder) => !folder.includes('node_modules'))
        .map((folder) => join(folder, 'node'))
        .slice(0, 20),
    ]),
  ]

  beforeAll(async () => {
    alone = await mkdtemp(join(tmpdir(), 'alone-'))
    await buildVerifyFile(alone)
  })
  afterAll(() => rm(alone, { recursive: true }))

  test('gives the same answers with nothing beside Node', async () => {
    let tried = 0
    for (const node of nodes()) {
      const verify = (...args: string[]) => run(node, ['verify.mjs', ...args], { cwd: alone })
      const first = await verify(file('roadmap.json'), ...jwks()).catch((error: unknown) => error)
      if (first instanceof Error) continue // no Node in that folder
      tried++
      expect(first).toMatchObject({ code: 0, stderr: '' })
      expect(await verify(file('roadmap.json'))).toMatchObject({ code: 2 })
      const changed = await verify(file('changed.json'), '--against', file('roadmap.json'))
      expect(changed).toMatchObject({ code: 1 })
      expect(changed.stdout).toContain('initiative MPSG-4')
      for (const version of ['1.0.0', '1.1.0'])
        expect(
          await verify(fixture(`roadmap-${version}.json`), '--jwks', fixture(`roadmap-${version}.jwks.json`)),
        ).toMatchObject({ code: 0 })
      expect(await verify()).toMatchObject({ code: 1, stdout: '' })
      expect(await verify('--nonsense')).toMatchObject({ code: 1 })
    }
    expect(tried).toBeGreaterThan(0)
  })
})
