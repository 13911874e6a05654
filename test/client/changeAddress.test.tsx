import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { useRegisterAddress } from '#client/register/useRegisterAddress.ts'
import { useTimelineAddress } from '#client/timeline/useTimelineAddress.ts'
import { browserPages } from '#test/support/browserPages.ts'
import { planOf } from '#test/support/samplePlan.ts'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const plan = planOf({})

/** The register, the timeline, and a page whose code is still on its way. */
const show = async (address: string) => {
  const hand: {
    register?: ReturnType<typeof useRegisterAddress>
    timeline?: ReturnType<typeof useTimelineAddress>
  } = {}
  const Register = () => {
    hand.register = useRegisterAddress(plan)
    return null
  }
  const Timeline = () => {
    hand.timeline = useTimelineAddress()
    return null
  }
  const { promise: code, resolve: arrive } = Promise.withResolvers<undefined>()
  const people = {
    path: '/people',
    lazy: async () => {
      await code
      return { Component: () => null }
    },
  }
  const router = browserPages(
    [{ path: '/register', element: <Register /> }, { path: '/timeline', element: <Timeline /> }, people],
    address,
  )
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<RouterProvider router={router} />))
  closing.push(() => {
    act(() => root.unmount())
    router.dispose()
  })
  return { hand, router, arrive: () => act(async () => arrive(undefined)) }
}

const inAddressBar = () => `${window.location.pathname}${window.location.search}`

test('UI10 quick changes of what an address says are all kept, with what else it says', async () => {
  const { hand, router } = await show('/register?card=x')
  await act(async () => {
    hand.register?.choose({ tab: 'actions' })
    hand.register?.choose({ search: 'quay' })
    hand.register?.choose({ state: 'open' })
  })
  expect(hand.register?.view).toMatchObject({ tab: 'actions', search: 'quay', state: 'open' })
  expect(new URLSearchParams(window.location.search).get('card')).toBe('x')

  await act(async () => void router.navigate('/timeline'))
  await act(async () => {
    hand.timeline?.choose({ search: 'quay', slack: true })
    hand.timeline?.choose({ zoom: 'week' })
    hand.timeline?.choose({ slack: false })
  })
  expect(hand.timeline?.choice).toMatchObject({ search: 'quay', slack: false, zoom: 'week' })
  expect(inAddressBar()).toBe('/timeline?q=quay&zoom=week')
})

test('UI11 what a page says late is not in the address of the page that was gone to', async () => {
  const { hand, router } = await show('/register')
  await act(async () => {
    void router.navigate('/timeline?q=quay')
    hand.register?.choose({ search: 'port' })
  })
  expect(inAddressBar()).toBe('/timeline?q=quay')
})

test('UI11 and does not lead back from a page that is still on its way', async () => {
  const { hand, router, arrive } = await show('/register')
  await act(async () => void router.navigate('/people'))
  await act(async () => hand.register?.choose({ search: 'port' }))
  await arrive()
  expect(inAddressBar()).toBe('/people')
})
