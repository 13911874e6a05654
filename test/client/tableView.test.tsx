import { act, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { nextSort } from '#client/views/table/tableView.ts'
import { useTableView, type ViewInHand } from '#client/views/table/useTableView.ts'
import { browserPages } from '#test/support/browserPages.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { planOf } from '#test/support/samplePlan.ts'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A table's view in hand; what is to happen just before and just after it comes onto the screen is told to `drawing`. */
const show = async () => {
  const { lab, close } = await openLocalLab('Fatima', docOf(planOf({})))
  const hand: { now: ViewInHand | null } = { now: null }
  const drawing: { before?: (() => void) | undefined; after?: (() => void) | undefined } = {}
  const Table = () => {
    useLayoutEffect(() => drawing.before?.())
    hand.now = useTableView(null)
    useLayoutEffect(() => drawing.after?.())
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const router = browserPages([{ path: '/', element: <Table /> }])
  await act(async () =>
    root.render(
      <LiveLabContext value={lab}>
        <RouterProvider router={router} />
      </LiveLabContext>,
    ),
  )
  closing.push(() => {
    act(() => root.unmount())
    router.dispose()
    close()
    localStorage.clear()
  })
  return { hand, drawing, router }
}

test('TB30 what is asked of the table’s view goes by what was asked before, whether or not that is on the screen', async () => {
  const { hand } = await show()
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
})

test('TB30 an older view that comes onto the screen late does not take the place of what was asked since', async () => {
  const { hand, drawing, router } = await show()
  const drawn: (string | null | undefined)[] = []
  drawing.before = () => {
    drawing.before = undefined
    hand.now?.change({ filter: { text: '' } })
  }
  drawing.after = () => {
    drawing.after = undefined
    drawn.push(hand.now?.view.filter.text)
    hand.now?.change(({ filter, columns }) => {
      expect(filter).toMatchObject({ text: '', organisation: 'SAPS' })
      return { columns: [...columns, 'room'] }
    })
  }
  await act(async () => hand.now?.change({ filter: { text: 'quay', organisation: 'SAPS' } }))
  expect(drawn).toEqual(['quay'])
  expect(hand.now?.view).toMatchObject({ filter: { text: '', organisation: 'SAPS' }, columns: ['room'] })

  // Nobody has asked for that: somebody went back.
  await act(async () => void router.navigate('/?q=quay&org=SAPS'))
  await act(async () => hand.now?.change(({ columns }) => ({ columns: [...columns, 'slack'] })))
  expect(hand.now?.view).toMatchObject({ filter: { text: 'quay', organisation: 'SAPS' }, columns: ['slack'] })
})
