import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactElement } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, expect, test, vi } from 'vitest'
import type { ViewOf } from '#shared/api/rounds.ts'
import { live, liveOf } from '#shared/plan/select.ts'
import { queryKeys } from '#client/api/queryKeys.ts'
import { HallBanners } from '#client/hall/HallBanners.tsx'
import { LabCard } from '#client/lab/home/LabCard.tsx'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { createRoomPulse } from '#client/rooms/plenary/roomPulse.ts'
import { RoomTile } from '#client/rooms/plenary/RoomTile.tsx'
import { IdeasResult } from '#client/rounds/ideas/IdeasResult.tsx'
import { docOf, openLocalLab, type LocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const AQ = n(1)
const plan = planOf({ workstreams: [{ id: AQ, code: 'AQ', title: 'Aquaculture', orderKey: 'a0' }] })

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.unstubAllGlobals()
})

const show = async (
  page: (local: LocalLab) => ReactElement,
  know: (client: QueryClient, local: LocalLab) => void = () => {},
) => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server')))
  const local = await openLocalLab('Thandi', docOf(plan), 'facilitator')
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
  client.setQueryData(queryKeys.labSession(local.lab.session.lab.slug), local.lab.session)
  know(client, local)
  const router = createMemoryRouter([{ path: '*', element: page(local) }])
  const { box, remove } = await render(
    <QueryClientProvider client={client}>
      <LiveLabContext value={local.lab}>
        <RouterProvider router={router} />
      </LiveLabContext>
    </QueryClientProvider>,
  )
  closing.push(() => {
    remove()
    local.close()
  })
  return { box, ...local }
}

test('FI1 a room without activities or facilitators says so in the place where others tell of theirs', async () => {
  const { box } = await show(({ lab }) => (
    <RoomTile
      room={liveOf(plan, 'workstreams', AQ)!}
      path="/labs/oceans/rooms/aq"
      pulse={createRoomPulse(lab.store, 1_000)}
      here=""
      seats={new Map()}
      members={0}
      facilitators=""
      gateThere={0}
      gateOf={0}
      picture={false}
    />
  ))
  expect(box.textContent).toContain('No activities to fill in yet')
  expect(box.textContent).toContain('Nobody facilitates it yet')
})

test('FI2 ideas of which cards were made are no longer chosen, so that a second press makes none twice', async () => {
  const idea = (id: string, title: string) => ({ id, title, text: '', by: null })
  const result = { ideas: [idea('a', 'Nets are lost'), idea('b', 'Ports have no scales')] }
  const round = { id: n(9), kind: 'ideas', workstreamId: AQ, result } as unknown as ViewOf<'ideas'>
  const { box, lab } = await show(() => <IdeasResult round={round} result={result} runs />)
  const boxes = () => [...box.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
  const make = () => [...box.querySelectorAll('button')].find((one) => one.textContent.includes('Make'))
  await act(async () => boxes()[0]?.click())
  expect(boxes().map(({ checked }) => checked)).toEqual([true, true, true])
  const kind = box.querySelector('select')
  await act(async () => {
    if (kind) kind.value = 'issues'
    kind?.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await act(async () => make()?.click())
  expect(live(lab.store.get().plan, 'issues')).toHaveLength(2)
  expect(boxes().map(({ checked }) => checked)).toEqual([false, false, false])
  expect(make()?.disabled).toBe(true)
})

test('FI3 who leads a lab that has a version already is not sent to put up first issues', async () => {
  const slug = 'oceans'
  const page = () => (
    <LabCard lab={{ slug, name: 'Oceans', role: 'labLead' } as Parameters<typeof LabCard>[0]['lab']} alone />
  )
  const at = (version: number) =>
    show(page, (client, { lab }) =>
      client.setQueryData(queryKeys.labSession(slug), { ...lab.session, phase: 'open', version }),
    )
  expect((await at(0)).box.textContent).toContain('first issues')
  const { box } = await at(1)
  expect(box.textContent).not.toContain('first issues')
  expect(box.textContent).toContain('the next is being worked on')
})

test('FI4 what somebody wrote to the hall keeps its own direction beside their name', async () => {
  const { box } = await show(({ lab }) => {
    const now = lab.hall.now()
    const messages = [{ id: n(8), room: null, text: 'Pause : 10 h 30', by: 'Amélie', at: 0 }]
    const hall = { ...now, messages } as unknown as typeof now
    return (
      <LiveLabContext value={{ ...lab, hall: { ...lab.hall, now: () => hall } }}>
        <HallBanners />
      </LiveLabContext>
    )
  })
  expect(box.querySelector('bdi')?.textContent).toBe('Pause : 10 h 30')
})
