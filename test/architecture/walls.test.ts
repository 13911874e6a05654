import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filesIn } from './filesIn.ts'
import { importsOf, violationsOf, WALLS } from './walls.ts'

const sources = ['shared', 'server', 'client'].flatMap((folder) => filesIn(folder, /\.tsx?$/))

test('S1 no file imports through a wall of the house', () => {
  expect(sources.length).toBeGreaterThan(30)
  expect(sources.flatMap(violationsOf)).toEqual([])
})

const PLANTED: Record<string, [path: string, text: string]> = {
  'shared imports neither side': ['shared/plan/x.ts', `import { app } from '#server/app.ts'`],
  'server does not know the client': ['server/app.ts', `import type { X } from '../client/x.ts'`],
  'client does not know the server': ['client/lab/x.tsx', `export { x } from '#server/app.ts'`],
  'shared has no Node': ['shared/doc/x.ts', `import fs from 'node:fs'`],
  'the plan stands on limits alone': ['shared/plan/x.ts', `import { x } from '../doc/read.ts'`],
  'the plan knows no Yjs': ['shared/plan/x.ts', `import * as Y from 'yjs'`],
  'the document knows plan and limits': ['shared/doc/x.ts', `import { x } from '../api/labs.ts'`],
  'the wire stands alone, but tells locks': ['shared/wire/x.ts', `import { x } from '#shared/plan/plan.ts'`],
  'the API knows plan, programme, rounds and wire': [
    'shared/api/x.ts',
    `import { x } from '../roadmap/build.ts'`,
  ],
  'a programme knows plan and limits': ['shared/programme/x.ts', `import { x } from '../api/labs.ts'`],
  'rounds know plan and limits': ['shared/rounds/x.ts', `import { x } from '../api/rounds.ts'`],
  'the diary is a function of plan and records': ['shared/diary/x.ts', `import { x } from '../doc/read.ts'`],
  'the roadmap is a function of the plan': ['shared/roadmap/x.ts', `import { x } from '../doc/read.ts'`],
  'only the canvas knows tldraw': ['client/views/x.tsx', `const t = await import('@tldraw/tldraw')`],
  'only the live document knows Yjs': ['client/canvas/x.tsx', `import * as Y from 'yjs'`],
  'only storage knows SQL': ['server/http/x.ts', `import { DatabaseSync } from 'node:sqlite'`],
  'the demo goes through the public API': ['server/demo/x.ts', `import { x } from '../identity/seats.ts'`],
  'sync does not know HTTP': ['server/sync/x.ts', `import { Hono } from 'hono'`],
  'the join page stays small': ['client/join/x.tsx', `import { Button } from '@mantine/core'`],
}

test.each(WALLS.map((wall) => wall.name))('S1 a planted breach of "%s" is found', (name) => {
  const planted = PLANTED[name]
  expect(planted, 'every wall has a planted breach').toBeDefined()
  const [path, text] = planted!
  expect(violationsOf({ path, text }).map((v) => v.wall)).toContain(name)
})

/** What a file loads when it runs; types are gone by then. */
const loadsOf = (path: string): string[] => {
  const text = readFileSync(path, 'utf8').replaceAll(/^import type [^'"]*['"][^'"]+['"]/gm, '')
  return importsOf({ path, text })
}

test('LI9 what the list loads, however far away, is neither the editor nor the document', () => {
  const seen = new Set(filesIn('client/list', /\.tsx?$/).map(({ path }) => path))
  const packages = new Set<string>()
  for (const path of seen)
    for (const target of loadsOf(path)) {
      if (/\.tsx?$/.test(target)) seen.add(target)
      else packages.add(target)
    }
  expect(seen.size).toBeGreaterThan(60)
  expect(packages).toContain('@mantine/core')
  expect([...packages].filter((name) => /tldraw|yjs|y-websocket|y-protocols/.test(name))).toEqual([])
})
