import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Plan } from '#shared/plan/plan.ts'
import { NO_ANSWERS } from '#shared/plan/requests.ts'
import type { Severity } from '#shared/plan/rules/finding.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { draftText } from '#shared/roadmap/draft.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { runImport } from '#server/cli/runImport.ts'
import { runLint } from '#server/cli/runLint.ts'
import { runVerify } from '#server/cli/runVerify.ts'
import { deliveryLab } from '#test/support/runNode.ts'
import { SAMPLE as S, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { sampleRoadmap, sampleUnsigned, testKey, type TestKey } from '#test/support/sampleRoadmap.ts'

let folder: string
let key: TestKey
const file = (name: string) => join(folder, name)
const save = async (name: string, text: string): Promise<string> => {
  await writeFile(file(name), text)
  return file(name)
}

/** The sample with an activity that does not end and an indicator without a unit. */
const broken = (): Plan =>
  withChange(withChange(samplePlan(), 'activities', S.act12, { plannedEnd: null }), 'indicators', S.trained, {
    unit: '',
  })

const lintOf = async (
  name: string,
  { json = false, severity = 'info' as Severity } = {},
): Promise<{ code: number; said: string }> => {
  const lines: string[] = []
  const code = await runLint({ file: file(name), json, severity }, (line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-'))
  key = await testKey('server-key')
  await save('broken.json', canonicalText(await sampleRoadmap(key, sampleUnsigned(broken()))))
  await save('whole.json', canonicalText(await sampleRoadmap(key)))
  const lab = { slug: 'oceans', name: 'Oceans' }
  await save('draft.json', draftText({ lab, plan: broken(), answers: NO_ANSWERS }))
})
afterAll(() => rm(folder, { recursive: true }))

test('PK4 errors of a roadmap are told by room and initiative in the words of the screen: 1', async () => {
  const ran = await deliveryLab(['lint', file('broken.json'), '--severity', 'error'])
  expect(ran).toMatchObject({ code: 1, stderr: '' })
  const lines = ran.stdout.trimEnd().split('\n')
  expect(lines[0]).toMatch(/^Oceans, version 1: 2 errors, \d+ warnings, \d+ notes\.$/)
  expect(lines.slice(1)).toEqual([
    '',
    'MPSG  Marine protection and governance',
    '  MPSG-4 Capacity for ocean governance',
    expect.stringMatching(
      /^ {4}Error {3}R1 {3}1\.2 .*: Give a planned end, or say that it is ongoing\.$/,
    ) as string,
    '    Error   R5   People trained: “People trained” has no unit.',
  ])
})

test('PK4 for programs each finding has rule, code, severity, a path of the file and the sentence', async () => {
  const finding = z.looseObject({
    rule: z.string(),
    code: z.string(),
    severity: z.string(),
    path: z.string(),
  })
  const { code, said } = await lintOf('broken.json', { json: true, severity: 'error' })
  expect(code).toBe(1)
  const found = z.array(finding).parse(JSON.parse(said))
  expect(found.map((f) => [f.rule, f.code, f.severity, f.path])).toEqual([
    ['R1', 'noEnd', 'error', `activities[${S.act12}].end`],
    ['R5', 'no_unit', 'error', `indicators[${S.trained}].unit`],
  ])
  expect(found[0]).toMatchObject({
    message: 'Give a planned end, or say that it is ongoing.',
    initiativeId: S.capacity,
    workstreamId: S.mpsg,
  })
})

test('PK4 without errors, warnings there or not: 0', async () => {
  const { code, said } = await lintOf('whole.json')
  expect(code).toBe(0)
  expect(said).toContain('Note    R14')
  expect(said.split('\n')[0]).not.toContain('error')
})

test('PK4 a draft is checked the same way, and neither verified nor imported', async () => {
  expect(await lintOf('draft.json')).toMatchObject({ code: 1 })
  const { said } = await lintOf('draft.json', { json: true, severity: 'error' })
  expect(said).toContain(`activities[${S.act12}].plannedEnd`)
  const words: string[] = []
  const say = (line: string) => void words.push(line)
  expect(await runVerify({ file: file('draft.json') }, say)).toBe(1)
  expect(await runImport({ file: file('draft.json'), dataDir: file('data') }, say)).toBe(1)
  expect(words).toEqual([
    'Not a roadmap as it was released: a draft, which nobody has signed.',
    'This file is not a roadmap as it was released: a draft, which nobody has signed.',
  ])
})

test('PK4 what is neither roadmap nor draft, or was changed: 2, in words', async () => {
  const roadmap = canonicalText(await sampleRoadmap(key))
  await save('changed.json', roadmap.replace('Funding approved', 'Funding approver'))
  await save('newer.json', roadmap.replace('"schemaVersion":"1.1.0"', '"schemaVersion":"9.0.0"'))
  await save('twice.json', '{"$schema":"urn:delivery-lab:draft:1","plan":{},"plan":{}}')
  await save('text.json', 'hello')
  await save('halfDraft.json', '{"$schema":"urn:delivery-lab:draft:1"}')
  await writeFile(file('latin1.json'), Buffer.from([0x22, 0xe9, 0x22]))
  await writeFile(file('large.json'), Buffer.alloc(LIMITS.roadmapBytes + 1, ' '))
  for (const [name, words] of [
    ['missing.json', 'Cannot read'],
    ['text.json', 'it is not JSON'],
    ['latin1.json', 'not text in UTF-8'],
    ['large.json', 'too large'],
    ['twice.json', 'which is there twice'],
    ['halfDraft.json', 'Not a draft as it was downloaded: lab'],
    ['newer.json', 'another version of the format'],
    ['changed.json', 'Changed after its release: initiative MPSG-4'],
  ] as const) {
    const ran = await lintOf(name)
    expect(ran, name).toMatchObject({ code: 2 })
    expect(ran.said).toContain(words)
    expect(JSON.parse((await lintOf(name, { json: true })).said), name).toHaveProperty('problem')
  }
  expect(await deliveryLab(['lint'])).toMatchObject({ code: 1, stdout: '' })
})

test('PK4 nothing that a file says steers the terminal', async () => {
  const plan = withChange(broken(), 'activities', S.act12, {
    text: 'Ring\u0007 \u001B[2J\u202Eback\nnext line',
  })
  const lab = { slug: 'oceans', name: 'Oceans\u001B]0;title\u0007' }
  await save('steering.json', draftText({ lab, plan, answers: NO_ANSWERS }))
  const { said } = await lintOf('steering.json')
  expect(said).toContain('Ring')
  expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u)
  expect(said).not.toContain('\nnext line')
})
