import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every address of a route in a source, as the protocol writes it. */
const addressesIn = (source: string): string[] =>
  [...source.matchAll(/\.(?:get|post|patch|delete)\(\s*'(\/[^']+)'/g)].map(([, route = '']) =>
    route.replaceAll(/:(\w+)/g, '<$1>'),
  )

/** Files of the pages themselves. */
const isPage = (address: string) => address.endsWith('.html')

test('S4 every address the server answers is in the protocol', () => {
  const protocol = readFileSync('docs/PROTOCOL.md', 'utf8')
  const sources = readdirSync('server/http').map((name) => readFileSync(`server/http/${name}`, 'utf8'))
  const addresses = sources.flatMap(addressesIn)
  expect(addresses.length).toBeGreaterThan(30)
  expect(addresses.filter((address) => !isPage(address) && !protocol.includes(`${address}\``))).toEqual([])
})

test('S4 an address is found however it is written', () => {
  const source = `.get('/labs/:lab/x/:id', f) .post(\n  '/enter',\n f) .get(c, 'key') map.get('lab')`
  expect(addressesIn(source)).toEqual(['/labs/<lab>/x/<id>', '/enter'])
})
