import { expect, test } from 'vitest'
import { claimantsIn } from '#server/sync/claimants.ts'
import type { Connection } from '#server/sync/connection.ts'
import { connectionOf } from '#test/support/honestServer.ts'
import { seatNo } from '#test/support/syncServer.ts'

/** Counts how often somebody goes through it. */
const watched = (all: readonly Connection[]) => {
  const connections = new Set(all)
  let looks = 0
  connections[Symbol.iterator] = () => {
    looks++
    return connections.values()
  }
  return { connections, looks: () => looks }
}

test('AT34 whose the clients of a presence message are is found in one look at who is there, however many it names', () => {
  const people = [1, 2, 3].map((n) => connectionOf(seatNo(n), 10 + n, () => {}))
  const later = connectionOf(seatNo(4), 11, () => {})
  const { connections, looks } = watched([...people, later])
  const owners = new Map([[12, 'who wrote with it']])
  const claimant = claimantsIn({ connections, kept: { live: { owners } } })
  const found = Array.from({ length: 2_000 }, (_, n) => claimant(10 + n))
  expect(found.slice(0, 5)).toEqual([
    undefined,
    seatNo(1).seatId,
    'who wrote with it',
    seatNo(3).seatId,
    undefined,
  ])
  expect(new Set(found.slice(5))).toEqual(new Set([undefined]))
  expect(looks()).toBeLessThanOrEqual(1)
})
