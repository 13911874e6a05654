import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { i18n } from '#client/i18n/i18n.ts'
import { LabStart } from '#client/lab/LabStart.tsx'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A lab whose plan has no room yet, and a page of it whose code is still on its way. */
const show = async () => {
  const { lab, close } = await openLocalLab('Amina', docOf(planOf({})), 'labLead')
  const { promise: code, resolve: arrive } = Promise.withResolvers<undefined>()
  const room = { path: 'rooms/:room/:view', element: <p>Room</p> }
  const people = {
    path: 'people',
    lazy: async () => {
      await code
      return { Component: () => <p>People</p> }
    },
  }
  const base = `/labs/${lab.session.lab.slug}`
  const router = createMemoryRouter(
    [{ path: '/labs/:lab', children: [{ index: true, element: <LabStart /> }, room, people] }],
    { initialEntries: [base] },
  )
  const box = document.body.appendChild(document.createElement('div'))
  const root = createRoot(box)
  await act(async () =>
    root.render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <LiveLabContext value={lab}>
            <RouterProvider router={router} />
          </LiveLabContext>
        </MantineProvider>
      </I18nextProvider>,
    ),
  )
  closing.push(() => {
    act(() => root.unmount())
    box.remove()
    close()
  })
  const addRoom = () =>
    act(async () => {
      lab.dispatch({
        type: 'create',
        collection: 'workstreams',
        id: n(1),
        fields: { code: 'AQ', title: 'Aquaculture' },
      })
    })
  return { router, base, addRoom, arrive: () => act(async () => arrive(undefined)) }
}

test('FU14 a lab leads to its first room once there is one', async () => {
  const { router, base, addRoom } = await show()
  expect(router.state.location.pathname).toBe(base)
  await addRoom()
  expect(router.state.location.pathname).toBe(`${base}/rooms/aq/canvas`)
})

test('FU14 who goes elsewhere before the plan is here is not led back to a room', async () => {
  const { router, base, addRoom, arrive } = await show()
  await act(async () => void router.navigate(`${base}/people`))
  await addRoom()
  await arrive()
  expect(router.state.location.pathname).toBe(`${base}/people`)
})
