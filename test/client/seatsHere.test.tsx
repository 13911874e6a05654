import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, test } from 'vitest'
import type { Presence } from '#shared/wire/presence.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { LiveLabContext, useSeatsHere } from '#client/plan/hooks.ts'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})

test('RP24 who is here is told when somebody comes or goes, not with what they do', async () => {
  const listeners = new Set<() => void>()
  let others: ReadonlyMap<number, Presence> = new Map()
  const presence = {
    others: () => others,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const become = (next: [client: number, seatId: string, editing: string | null][]) =>
    act(async () => {
      others = new Map(
        next.map(([client, seatId, editing]) => [
          client,
          { seat: { seatId }, editing } as unknown as Presence,
        ]),
      )
      for (const listener of listeners) listener()
    })
  const told: string[][] = []
  const Told = () => {
    told.push([...useSeatsHere()])
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <LiveLabContext value={{ presence } as unknown as LiveLab}>
        <Told />
      </LiveLabContext>,
    ),
  )
  await become([[1, 'ann', null]])
  await become([[1, 'ann', 'a field']])
  // Another page of hers.
  await become([
    [1, 'ann', 'another'],
    [2, 'ann', null],
  ])
  await become([[2, 'ann', null]])
  await become([
    [2, 'ann', null],
    [3, 'ben', null],
  ])
  expect(told).toEqual([[], ['ann'], ['ann', 'ben']])
  await act(async () => root.unmount())
  expect(listeners.size).toBe(0)
})
