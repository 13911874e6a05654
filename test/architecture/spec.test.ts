import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { brokenReferences } from './docs.ts'
import { filesIn } from './filesIn.ts'
import { disagreements, idsIn } from './spec.ts'
import { testTitles } from './testTitles.ts'

const spec = readFileSync('docs/SPEC.md', 'utf8')
const tests = filesIn('test', /\.test\.tsx?$/)

test('S2 every test cites a rule, and every rule is cited where it says', () => {
  expect(tests.length).toBeGreaterThan(50)
  expect(disagreements(spec, tests)).toEqual([])
})

test('S3 every path and script that the documentation names is there', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const documents = [
    { path: 'README.md', text: readFileSync('README.md', 'utf8') },
    ...filesIn('docs', /\.md$/),
  ]
  expect(documents.length).toBeGreaterThan(4)
  expect(documents.flatMap((d) => brokenReferences(d, existsSync, Object.keys(scripts)))).toEqual([])
})

const FILE = 'test/unit/x.test.ts'
const SOUND = `| Q1 | It holds. | \`${FILE}\` |\n`
const CITES = `test('Q1 it holds', () => {})\n`
const PLANTED: [string, spec: string, text: string, said: string][] = [
  ['a test without a rule', SOUND, `${CITES}test('it works', () => {})`, `no rule is cited by "it works"`],
  ['a test of a title nobody can read', SOUND, `${CITES}test(name, () => {})`, 'no rule is cited by "?"'],
  ['a row of a table without a rule', SOUND, `test.each([['Q1 a'], ['b']])('%s', f)`, 'by "b"'],
  ['a rule no test cites', `${SOUND}| Q2 | So too. | \`${FILE}\` |`, CITES, 'Q2 is cited by no test'],
  ['a rule that names no test', `${SOUND}| Q2 | So too. | |`, CITES, 'Q2 names no test'],
  ['a rule listed twice', SOUND + SOUND, CITES, 'Q1 is listed twice'],
  ['a rule that is not listed', SOUND, `${CITES}test('Q1 Q7 x', f)`, 'Q7, cited by "Q1 Q7 x", is not listed'],
  ['a rule the text invents', `${SOUND}See Q9.`, CITES, 'Q9 is named in the text but not listed'],
]
test.each(PLANTED)('S2 %s is found', (_, rules, text, said) => {
  expect(disagreements(rules, [{ path: FILE, text }]).join('\n')).toContain(said)
})

test('S2 what is sound is left alone, and titles are read through describe, each and skipIf', () => {
  expect(disagreements(SOUND, [{ path: FILE, text: CITES }])).toEqual([])
  const text = `describe('Q1 a', () => { test.skipIf(c)(\`b \${n}\`, f); describe.each(T)('c', () => { it.each([1])('d', f) }) })`
  expect(testTitles(FILE, text)).toEqual(['Q1 a b …', 'Q1 a c d'])
  expect(idsIn('R1–R3, CV20 (SY1)')).toEqual(['R1', 'R2', 'R3', 'CV20', 'SY1'])
})

test.each([
  ['a path', 'See server/nowhere.ts.', 'server/nowhere.ts'],
  ['a quoted path of one room', '`sync/nowhere.ts` does it.', 'sync/nowhere.ts'],
  ['a link', '[x](NOWHERE.md)', 'NOWHERE.md'],
  ['a script', '`npm run nothing`', 'npm run nothing'],
])('S3 %s that is not there is found', (_, text, said) => {
  const exists = (path: string) => path === 'server/app.ts' || path === 'docs/SPEC.md'
  expect(brokenReferences({ path: 'docs/X.md', text }, exists, ['dev']).join()).toContain(
    `${said} is not there`,
  )
  const sound = 'server/app.ts, `app.ts`, [x](SPEC.md), [y](https://example.org), `npm run dev`'
  expect(brokenReferences({ path: 'docs/X.md', text: sound }, exists, ['dev'])).toEqual([])
})
