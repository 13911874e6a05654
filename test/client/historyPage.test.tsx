import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { afterEach, expect, test, vi } from 'vitest'
import type { HistoryFact } from '#shared/api/history.ts'
import { EntityHistory } from '#client/history/EntityHistory.tsx'
import { HistoryPage } from '#client/history/HistoryPage.tsx'
import { i18n } from '#client/i18n/i18n.ts'
import { PastContext } from '#client/past/pastContext.ts'
import { RestoreButton } from '#client/past/RestoreButton.tsx'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { pastLab } from '#client/plan/pastLab.ts'
import { browserPages } from '#test/support/browserPages.ts'
import { sessionOf } from '#test/support/labSession.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const ROOM = n(1)
const plan = planOf({
  workstreams: [{ id: ROOM, code: 'AQ', title: 'Aquaculture' }],
  initiatives: [{ id: n(2), workstreamId: ROOM, title: 'Farms' }],
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.unstubAllGlobals()
})

const fact = (seq: number, change: Partial<HistoryFact> = {}): HistoryFact => ({
  id: seq,
  seq,
  lastSeq: seq,
  at: new Date(Date.now() - 60_000).toISOString(),
  lastAt: new Date(Date.now() - 60_000).toISOString(),
  seat: { id: n(50), name: 'Thandi' },
  kind: 'changed',
  collection: 'initiatives',
  entityId: n(2),
  label: 'Farms',
  workstreamId: ROOM,
  field: 'title',
  before: `Title ${seq - 1}`,
  after: `Title ${seq}`,
  ...change,
})

type Answer = { status: number; body: unknown }

/** A server that answers history by a test's own rule, and remembers what it was asked. */
const serve = (history: (asked: URLSearchParams) => Answer) => {
  const asked: URLSearchParams[] = []
  const answerTo = (url: URL): Answer => {
    if (url.pathname.endsWith('/seats')) return { status: 200, body: { seats: [] } }
    if (url.pathname.endsWith('/agreement')) return { status: 200, body: { phase: 'open', current: null } }
    asked.push(url.searchParams)
    return history(url.searchParams)
  }
  vi.stubGlobal('fetch', (path: string) => {
    const { status, body } = answerTo(new URL(path, 'http://lab'))
    return Promise.resolve(new Response(JSON.stringify(body), { status }))
  })
  return asked
}

const show = async (element: ReactNode, path = '/labs/oceans/history') => {
  const { lab, close } = await openLocalLab('A', docOf(plan))
  const router = browserPages([{ path: '/labs/:lab/history', element }], path)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const box = document.body.appendChild(document.createElement('div'))
  const root = createRoot(box)
  root.render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider env="test">
        <QueryClientProvider client={client}>
          <LiveLabContext value={lab}>
            <RouterProvider router={router} />
          </LiveLabContext>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  )
  closing.push(() => {
    root.unmount()
    box.remove()
    close()
  })
  const says = (words: string | RegExp) => expect.poll(() => box.textContent).toMatch(words)
  const press = (name: string) => {
    const buttons = [...box.querySelectorAll('button')]
    buttons.find((button) => new RegExp(name).test(button.textContent ?? ''))?.click()
  }
  return { box, router, says, press }
}

test('HI62 the page sums up, tells each fact, and shows earlier ones on demand', async () => {
  const asked = serve((query) =>
    query.get('before') === '7'
      ? { status: 200, body: { facts: [fact(3, { seat: { id: n(51), name: 'Lerato' } })], next: null } }
      : { status: 200, body: { facts: [fact(9), fact(8)], next: 7 } },
  )
  const page = await show(<HistoryPage />, '/labs/oceans/history?room=aq')
  await page.says('The newest 2 changes, by 1 person in 1 room. There are earlier ones.')
  expect(page.box.textContent).toContain('Title changed from “Title 8” to “Title 9”')
  expect(asked[0]?.get('room')).toBe(ROOM)
  const midnight = new Date()
  midnight.setHours(0, 0, 0, 0)
  midnight.setDate(midnight.getDate() - 1)
  expect(asked[0]?.get('since')).toBe(midnight.toISOString())
  page.press('Show earlier changes')
  await page.says('3 changes by 2 people in 1 room.')
  expect(page.box.querySelector('[aria-label^="See the lab then"]')?.getAttribute('href')).toMatch(
    /\/labs\/oceans\/history\/9\/rooms\/.*card=/,
  )
})

test('HI62 nothing changed is said, and the way to everything is offered', async () => {
  const asked = serve(() => ({ status: 200, body: { facts: [], next: null } }))
  const page = await show(<HistoryPage />)
  await page.says('Nothing changed')
  page.press('Show everything from the beginning')
  await expect.poll(() => asked.length).toBe(2)
  expect(asked[1]?.get('since')).toBeNull()
  expect(page.router.state.location.search).toBe('?since=all')
})

test('HI62 history that is not available is told apart from the plan, and asked for again', async () => {
  let status = 503
  serve(() =>
    status === 503
      ? { status, body: { error: 'unavailable', message: 'no' } }
      : { status, body: { facts: [fact(9)], next: null } },
  )
  const page = await show(<HistoryPage />)
  await page.says(/History is not available just now.*nothing in it is lost/)
  status = 200
  page.press('Try again')
  await page.says('1 change by 1 person in 1 room.')
})

test('HI63 the history of a card is asked for when it is opened', async () => {
  const asked = serve(() => ({ status: 200, body: { facts: [fact(9)], next: null } }))
  const page = await show(<EntityHistory plan={plan} id={n(2)} />)
  await page.says('History')
  expect(asked).toEqual([])
  page.press('History')
  await page.says('Title changed from “Title 8” to “Title 9”')
  expect(asked[0]?.get('entity')).toBe(n(2))
})

test('HI63 an observer is told that they cannot bring anything back', async () => {
  serve(() => ({ status: 200, body: { facts: [], next: null } }))
  const moment = { seq: 1, at: '2014-11-12T12:05:00.000Z', plan: {}, layout: {}, ink: {} }
  const past = pastLab(moment, sessionOf())
  const live = pastLab(moment, sessionOf({}, 'observer'))
  const page = await show(
    <PastContext value={{ moment, past, live }}>
      <RestoreButton scope={{ room: ROOM }} name="Aquaculture" />
    </PastContext>,
  )
  await page.says('You are an observer here: you can look at the past, but not bring it back.')
  expect(page.box.querySelector('button')?.disabled).toBe(true)
})
