import { expect, test } from 'vitest'
import { i18n } from '#client/i18n/i18n.ts'
import { lineText, shortLineText } from '#client/plan/lineText.ts'
import type { LineState } from '#client/sync/lineState.ts'

const t = i18n.getFixedT('en', 'sync')
const offline = (pending: number, keptIn: 'device' | 'page' = 'device'): LineState => ({
  kind: 'offline',
  pending,
  keptIn,
})

test.each([
  [offline(2), true, 'Offline: 2 changes kept on this device', 'Offline: 2 kept'],
  [offline(0), true, 'Offline: what you see may be out of date', 'Offline'],
  [
    offline(1),
    false,
    'Offline: 1 change kept on this device. Keep this page open: without the network it cannot be opened again',
    'Offline: 1 kept, keep open',
  ],
  [
    offline(3, 'page'),
    false,
    'Offline: 3 changes kept only in this open page. Do not close it',
    'Offline: 3 kept, keep open',
  ],
  [
    { kind: 'absent', pending: 0, keptIn: 'device' } as const,
    true,
    'Offline: the server cannot be reached. This device has no copy of the plan yet; the page tries again by itself',
    'Offline: no plan here',
  ],
  [
    { kind: 'absent', pending: 1, keptIn: 'device' } as const,
    true,
    'Offline: 1 change kept on this device. This device has no copy of the plan yet; the page tries again by itself',
    'Offline: no plan here',
  ],
  [
    { kind: 'connecting' } as const,
    true,
    'Connecting: this is the plan as this device last had it',
    'Connecting…',
  ],
])('OF15 %j where reopening is %s says so, in a line and on a phone', (line, reopens, whole, short) => {
  expect(lineText(t, line, reopens)).toBe(whole)
  expect(shortLineText(t, line, reopens)).toBe(short)
})
