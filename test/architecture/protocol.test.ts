import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addressesIn, serverAddresses } from '#test/support/serverAddresses.ts'

/** Files of the pages themselves. */
const isPage = (address: string) => address.endsWith('.html')

test('S4 every address the server answers is in the protocol', () => {
  const protocol = readFileSync('docs/PROTOCOL.md', 'utf8')
  const addresses = serverAddresses()
  expect(addresses.length).toBeGreaterThan(30)
  expect(addresses.filter((address) => !isPage(address) && !protocol.includes(`${address}\``))).toEqual([])
})

test('S4 an address is found however it is written', () => {
  const source = `.get('/labs/:lab/x/:id', f) .post(\n  '/enter',\n f) .get(c, 'key') map.get('lab')`
  expect(addressesIn(source)).toEqual(['/labs/<lab>/x/<id>', '/enter'])
})
