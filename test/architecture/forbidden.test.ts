import { expect, test } from 'vitest'
import { filesIn } from './filesIn.ts'

interface Forbidden {
  what: string
  /** Files in which it may not be. */
  where: RegExp
  pattern: RegExp
  planted: string
}

/** What no line of the product may do, whatever it is for. */
const FORBIDDEN: Forbidden[] = [
  {
    what: 'reading Yjs’s second version of updates, but from this server: 27 bytes keep its merge busy for ever',
    where: /^(shared|server|client)\/(?!(sync|storage)\/packedState\.ts)/,
    pattern: /\bY\.(?!encodeStateAsUpdateV2)\w+V2\b|\b(applyUpdate|mergeUpdates|diffUpdate|decodeUpdate)V2\b/,
    planted: 'Y.mergeUpdatesV2(list)',
  },
  {
    what: 'HTML made of text: what people write is shown as text',
    where: /^client\//,
    pattern: /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML/,
    planted: '<p dangerouslySetInnerHTML={{ __html: text }} />',
  },
  {
    what: 'code made of text',
    where: /^(shared|server|client)\//,
    pattern: /\beval\(|new Function\(|javascript:/,
    planted: 'eval(text)',
  },
  {
    what: 'a server that fetches: no address that a client names is asked',
    where: /^server\/(?!demo\/|cli\/|cli\.ts)/,
    pattern: /\bfetch\((?!request|c\.req)|\bhttps?\.(get|request)\(|new WebSocket\(/,
    planted: 'await fetch(body.url)',
  },
]

const sources = ['shared', 'server', 'client'].flatMap((folder) => filesIn(folder, /\.tsx?$/))

test.each(FORBIDDEN)('AT50 nowhere in the product: $what', ({ where, pattern, planted }) => {
  const looked = sources.filter(({ path }) => where.test(path))
  expect(looked.length).toBeGreaterThan(20)
  expect(looked.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([])
  expect(pattern.test(planted), 'a planted one is found').toBe(true)
})
