import { act } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, expect, test } from 'vitest'
import { LabStart } from '#client/lab/LabStart.tsx'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

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
  const { remove } = await render(
    <LiveLabContext value={lab}>
      <RouterProvider router={router} />
    </LiveLabContext>,
  )
  closing.push(() => {
    remove()
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
