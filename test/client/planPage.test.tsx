import { notificationsStore } from '@mantine/notifications'
import { act } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { writeNewDocument } from '#shared/doc/write.ts'
import type { Lock } from '#shared/plan/locks.ts'
import { queryClient } from '#client/api/queryClient.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { PlanPage } from '#client/views/PlanPage.tsx'
import { browserPages } from '#test/support/browserPages.ts'
import { openLocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId, sampleIds } from '#test/support/samplePlan.ts'

const [ROOM, INITIATIVE, MILESTONE, FIRST] = sampleIds(1, 2, 3, 4)

beforeAll(() => {
  // jsdom lays nothing out; the table draws the rows that fit into this.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const show = async (address = '/') => {
  const doc = new Y.Doc()
  writeNewDocument(
    doc,
    planOf({
      workstreams: [{ id: ROOM, code: 'R' }],
      initiatives: [{ id: INITIATIVE, workstreamId: ROOM, title: 'I', state: 'planned' }],
      milestones: [{ id: MILESTONE, initiativeId: INITIATIVE, title: 'M', orderKey: 'a0' }],
      activities: [{ id: FIRST, milestoneId: MILESTONE, workstreamId: ROOM, orderKey: 'a0', text: 'One' }],
    }),
  )
  const { lab, document: local, close } = await openLocalLab('A', doc)
  const router = browserPages([{ path: '/', element: <PlanPage workstreamId={ROOM} /> }], address)
  const { box, remove } = await render(
    <LiveLabContext value={lab}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LiveLabContext>,
  )
  closing.push(() => {
    remove()
    router.dispose()
    close()
  })
  return { lab, local, box }
}

const press = (key: string, held: KeyboardEventInit = {}) =>
  act(async () => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
    )
  })

const type = (text: string) =>
  act(async () => {
    const field = document.activeElement
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('nothing is being written in')
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

const textCell = (box: HTMLElement, id: string) => box.querySelector<HTMLElement>(`[data-cell="${id}/text"]`)

test('CL19: three activities are written with the keyboard alone', async () => {
  const { lab, box } = await show()
  await act(async () => textCell(box, FIRST)?.focus())
  await press('F2')
  await type('First')
  await press('Enter')
  await type('Second')
  await press('Enter')
  await type('Third')
  await press('Tab')
  const texts = [...lab.store.get().plan.activities.values()].map((a) => a.text)
  expect(texts).toEqual(['First', 'Second', 'Third'])
  await press('Escape')
  await press('z', { ctrlKey: true })
  expect([...lab.store.get().plan.activities.values()].map((a) => a.text)).toEqual(['First', 'Second', ''])
})

test('CL19: one cell is in the order of Tab; a cell says what the rules say about it', async () => {
  const { box } = await show()
  expect(box.querySelectorAll('[role="treegrid"] [tabindex="0"]')).toHaveLength(1)
  const start = box.querySelector(`[data-cell="${FIRST}/start"]`)
  const note = document.getElementById(start?.getAttribute('aria-describedby') ?? '')
  expect(note?.textContent).toBe('Give a planned start.')
})

test('CL13: a frozen plan offers no way to write', async () => {
  const { local, box, lab } = await show()
  await act(async () => local.say({ kind: 'readOnly', reason: 'frozen' }))
  await act(async () => textCell(box, FIRST)?.focus())
  await press('F2')
  await press('x')
  expect(document.activeElement).toBe(textCell(box, FIRST))
  expect(box.querySelector('textarea')).toBeNull()
  expect(lab.store.get().plan.activities.get(FIRST)?.text).toBe('One')
})

const LOCK: Lock = {
  id: sampleId(99),
  target: { kind: 'entity', id: INITIATIVE },
  note: 'agreed',
  by: 'Lindiwe',
  at: '2014-07-14T08:00:00Z',
}

test('LK58 a locked cell is read only and says by whom and why; a try to write or clear it changes and keeps nothing', async () => {
  const { local, box, lab } = await show()
  await act(async () => local.lock([LOCK]))
  const cell = textCell(box, FIRST)
  expect(cell?.getAttribute('aria-readonly')).toBe('true')
  expect(cell?.title).toBe('Locked by Lindiwe: agreed')
  expect(document.getElementById(cell?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Locked by Lindiwe: agreed',
  )
  await act(async () => cell?.focus())
  for (const key of ['F2', 'x', 'Delete']) await press(key)
  expect(box.querySelector('textarea')).toBeNull()
  expect(lab.store.get().plan.activities.get(FIRST)?.text).toBe('One')
  expect(lab.connection().kind).toBe('saved')
  const said = notificationsStore.getState().notifications.map((n) => n.message)
  expect(said).toEqual(['“I” is locked by Lindiwe: agreed'])
  await act(async () => local.lock([]))
  expect(textCell(box, FIRST)?.getAttribute('aria-readonly')).toBe('false')
})

test('LK56 a cell that was being written in when the lock came gives its words back', async () => {
  const { local, box, lab } = await show()
  await act(async () => textCell(box, FIRST)?.focus())
  await press('F2')
  await type('One and more')
  await act(async () => local.lock([LOCK]))
  await press('Enter')
  expect(lab.store.get().plan.activities.get(FIRST)?.text).toBe('One')
  expect(lab.connection()).toMatchObject({
    rejected: [{ command: { fields: { text: 'One and more' } }, reason: { refusal: { code: 'locked' } } }],
  })
})

/** What the browser says when somebody copies, cuts or pastes; over plain http there is nothing else. */
const clip = async (type: 'copy' | 'cut' | 'paste', held: Record<string, string> = {}) => {
  const clipboardData = {
    getData: (format: string) => held[format] ?? '',
    setData: (format: string, text: string) => {
      held[format] = text
    },
  }
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { clipboardData })
  await act(async () => void document.activeElement?.dispatchEvent(event))
  return held
}

test('TB18 cells are cut and pasted by the browser’s own events, each in one step of undo', async () => {
  const { lab, box } = await show()
  const cellOf = (column: string) => box.querySelector<HTMLElement>(`[data-cell="${FIRST}/${column}"]`)
  await act(async () => textCell(box, FIRST)?.focus())
  await press('ArrowRight', { shiftKey: true })
  await press('ArrowRight', { shiftKey: true })
  expect(box.querySelector('[data-testid="selection"]')?.textContent).toBe('1 row · 3 cells')
  expect(
    [...box.querySelectorAll('[aria-selected="true"]')].map((one) => one.getAttribute('data-column')),
  ).toEqual(['text', 'responsible', 'start'])
  const held = await clip('cut')
  expect(held['text/plain']).toBe('One\t\t')
  expect(lab.store.get().plan.activities.get(FIRST)?.text).toBe('')
  await clip('paste', { 'text/html': '<table><tr><td>Two</td><td></td><td>2015-03-01</td></tr></table>' })
  expect(lab.store.get().plan.activities.get(FIRST)).toMatchObject({
    text: 'Two',
    plannedStart: '2015-03-01',
  })
  await press('z', { ctrlKey: true })
  await press('z', { ctrlKey: true })
  expect(lab.store.get().plan.activities.get(FIRST)).toMatchObject({ text: 'One', plannedStart: null })
  await press('Delete')
  expect(lab.store.get().plan.activities.get(FIRST)?.text).toBe('')
  expect(cellOf('start')?.getAttribute('aria-selected')).toBe('true')
})

test('TB16 Delete empties one cell as it does many, also of what a row depends on, in one step of undo', async () => {
  const { lab, box } = await show('/?columns=dependsOn')
  const [second, third] = [sampleId(5), sampleId(6)]
  await act(async () => {
    for (const [at, id] of [second, third].entries()) {
      const fields = { milestoneId: MILESTONE, workstreamId: ROOM, orderKey: `a${at + 1}`, text: 'Next' }
      lab.dispatch({ type: 'create', collection: 'activities', id, fields })
      lab.dispatch({ type: 'relate', id: sampleId(7 + at), fromId: id, toId: FIRST })
    }
    lab.checkpoint()
  })
  const cell = () => box.querySelector<HTMLElement>(`[data-cell="${FIRST}/dependsOn"]`)
  const held = cell()?.textContent
  expect(held).toMatch(/1\.2.*1\.3/)
  await act(async () => cell()?.focus())
  await press('Delete')
  expect(cell()?.textContent).toBe('')
  await press('z', { ctrlKey: true })
  expect(cell()?.textContent).toBe(held)
})

test('TB19 a row one writes in stays, though it no longer has what one looks for', async () => {
  const { box } = await show('/?q=one')
  await act(async () => textCell(box, FIRST)?.focus())
  await press('F2')
  await type('Another')
  await press('Escape')
  await press('F2')
  await type('Another')
  await press('Tab')
  expect(textCell(box, FIRST)?.textContent).toContain('Another')
  expect(box.querySelector('[aria-label="View of the table"] output')?.textContent).toBe(
    '1 of 1 activity shown',
  )
})

test('TB19 titles say how their column is sorted', async () => {
  const { box } = await show('/?sort=start:desc&columns=milestoneDue')
  const sorts = [...box.querySelectorAll('[role="columnheader"]')].map((one) => one.getAttribute('aria-sort'))
  expect(sorts).toEqual(['none', 'none', 'none', 'none', 'descending', 'none', 'none', 'none'])
})
