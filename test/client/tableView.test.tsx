import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { beforeAll, expect, test } from 'vitest'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { openAskedView } from '#client/views/table/askedView.ts'
import { NO_FILTER, nextSort, PLAIN_VIEW } from '#client/views/table/tableView.ts'
import { useTableView, type ViewInHand } from '#client/views/table/useTableView.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { planOf } from '#test/support/samplePlan.ts'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})

test('TB30 what is asked of the table’s view goes by what was asked before, whether or not that is on the screen', async () => {
  const { lab, close } = await openLocalLab('Fatima', docOf(planOf({})))
  const hand: { now: ViewInHand | null } = { now: null }
  const Table = () => {
    hand.now = useTableView(null)
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const router = createMemoryRouter([{ path: '/', element: <Table /> }])
  await act(async () =>
    root.render(
      <LiveLabContext value={lab}>
        <RouterProvider router={router} />
      </LiveLabContext>,
    ),
  )
  await act(async () => {
    const change = hand.now?.change
    for (const _ of ['first to last', 'last to first'])
      change?.(({ sort }) => ({ sort: nextSort(sort, 'start') }))
    change?.({ filter: { text: 'quay' } })
    change?.(({ columns }) => ({ columns: [...columns, 'room'] }))
    change?.(({ columns }) => ({ columns: [...columns, 'slack'] }))
  })
  expect(hand.now?.view).toMatchObject({
    sort: { column: 'start', descending: true },
    filter: { text: 'quay' },
    columns: ['room', 'slack'],
  })
  act(() => root.unmount())
  close()
  localStorage.clear()
})

test('TB30 an older view that comes onto the screen late does not take the place of what was asked since', () => {
  const view = (text: string, organisation: string | null) => ({
    ...PLAIN_VIEW,
    filter: { ...NO_FILTER, text, organisation },
  })
  const asked = openAskedView(view('quay', null))
  asked.ask(view('quay', 'SAPS'))
  asked.ask(view('', 'SAPS'))
  asked.shown(view('quay', 'SAPS'))
  expect(asked.now()).toEqual(view('', 'SAPS'))
  asked.shown(view('', 'SAPS'))
  asked.shown(view('quay', 'SAPS'))
  // Nobody has asked for that: somebody went back.
  expect(asked.now()).toEqual(view('quay', 'SAPS'))
})
