import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { beforeEach, expect, test, vi } from 'vitest'

const BEFORE_PAINT = readFileSync('client/public/look.js', 'utf8')

const attributes = () => Object.fromEntries(Object.entries(document.documentElement.dataset))
const bare = () => {
  for (const name of ['mantineColorScheme', 'text', 'projector'])
    delete document.documentElement.dataset[name]
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  window.history.replaceState(null, '', '/')
  bare()
})

test.each([
  ['nothing is kept', null, null, { mantineColorScheme: 'light' }],
  ['dark', { scheme: 'dark', text: 'larger' }, null, { mantineColorScheme: 'dark', text: 'larger' }],
  ['as a light device', { scheme: 'device', text: 'normal' }, null, { mantineColorScheme: 'light' }],
  [
    'the wall',
    { scheme: 'dark', text: 'large' },
    'light',
    { mantineColorScheme: 'light', text: 'large', projector: '' },
  ],
  ['a dark wall', {}, 'dark', { mantineColorScheme: 'dark', projector: '' }],
  ['what nobody chose', { scheme: 'pink', text: 7 }, null, { mantineColorScheme: 'light' }],
])('LO3 before the first paint a page has the look it keeps: %s', async (_, kept, wall, expected) => {
  if (kept) localStorage.setItem('delivery-lab-look', JSON.stringify(kept))
  if (wall !== null) sessionStorage.setItem('delivery-lab-projector', wall)
  runInThisContext(BEFORE_PAINT)
  expect(attributes()).toEqual(expected)
  bare()
  vi.resetModules()
  const { followLook } = await import('#client/look/look.ts')
  followLook()
  expect(attributes()).toEqual(expected)
})

test('LO4 an address puts its window on the wall, and then is as it was', () => {
  window.history.replaceState(null, '', '/labs/x/plan?sort=end&projector=dark#row')
  runInThisContext(BEFORE_PAINT)
  expect(attributes()).toEqual({ mantineColorScheme: 'dark', projector: '' })
  expect(window.location.href).toMatch(/\/labs\/x\/plan\?sort=end#row$/)
  window.history.replaceState(null, '', '/labs/x/plan?projector=off')
  bare()
  runInThisContext(BEFORE_PAINT)
  expect(attributes()).toEqual({ mantineColorScheme: 'light' })
})
