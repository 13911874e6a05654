import { notificationsStore } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { BoardList } from '#client/list/BoardList.tsx'
import { boardSelectionOf } from '#client/plan/boardSelection.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const ROOM = n(1)
const [PERMITS, FARMS] = [n(2), n(3)]
const plan = planOf({
  workstreams: [{ id: ROOM, code: 'AQ' }],
  issues: [{ id: PERMITS, workstreamId: ROOM, text: 'Permits', orderKey: 'a0' }],
  initiatives: [{ id: FARMS, workstreamId: ROOM, title: 'Farms', orderKey: 'a0' }],
})

beforeAll(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600)
  globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS
})
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  notificationsStore.setState((state) => ({ ...state, notifications: [] }))
})

const show = async () => {
  const { lab, document: local, close } = await openLocalLab('A', docOf(plan))
  const open = vi.fn<(id: string) => void>()
  const { box, remove } = await render(
    <QueryClientProvider client={new QueryClient()}>
      <LiveLabContext value={lab}>
        <BoardList board={ROOM} label="AQ" open={open} show={() => {}} close={null} />
      </LiveLabContext>
    </QueryClientProvider>,
  )
  closing.push(() => {
    remove()
    close()
  })
  const row = (id: string) => box.querySelector<HTMLElement>(`[data-row="${id}"]`)
  return { lab, local, box, open, row }
}

const press = (key: string, held: KeyboardEventInit = {}) =>
  act(async () => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
    )
  })
const said = () => notificationsStore.getState().notifications.map(({ message }) => message)

test('LI15 one row is in the order of Tab; the keys go on from it, and what is selected is selected for the canvas too', async () => {
  const { lab, box, row, open } = await show()
  expect(box.querySelectorAll('[role="treegrid"] [tabindex="0"]')).toHaveLength(1)
  await act(async () => row(PERMITS)?.click())
  await press('ArrowDown')
  await press('ArrowDown')
  expect(document.activeElement).toBe(row(FARMS))
  expect(boardSelectionOf(lab, ROOM).get()).toEqual({ ids: [FARMS], by: 'list', reveal: FARMS })
  await press('Enter', { ctrlKey: true })
  expect(open).toHaveBeenCalledWith(FARMS)
  await act(async () => boardSelectionOf(lab, ROOM).set({ ids: [PERMITS], by: 'canvas', reveal: null }))
  expect(row(PERMITS)?.getAttribute('aria-selected')).toBe('true')
  expect(row(PERMITS)?.tabIndex).toBe(0)
  expect(document.activeElement).toBe(row(FARMS))
})

test('LI16 what is closed says why: a frozen plan, a locked card; and nothing of it is changed', async () => {
  const { lab, local, box, row } = await show()
  await act(async () => row(PERMITS)?.click())
  await act(async () =>
    local.lock([
      { id: n(99), target: { kind: 'entity', id: PERMITS }, note: 'agreed', by: 'Lindiwe', at: lab.now() },
    ]),
  )
  expect(row(PERMITS)?.getAttribute('aria-label')).toContain('Locked by Lindiwe')
  await press('F2')
  expect(box.querySelector('textarea')).toBeNull()
  await press('Delete')
  expect(said()).toEqual(['“Permits” is locked by Lindiwe: agreed'])
  await act(async () => local.lock([]))
  await act(async () => local.say({ kind: 'readOnly', reason: 'frozen' }))
  expect(box.querySelector('form')).toBeNull()
  await press('Delete')
  expect(said()).toEqual(['The plan cannot be edited at the moment.'])
  expect(lab.store.get().plan.issues.get(PERMITS)?.deletedAt).toBeNull()
})

test('LI17 a row that goes, by one’s own hand or another’s, leaves the focus on the one that comes to stand there', async () => {
  const { lab, row } = await show()
  await act(async () => row(PERMITS)?.click())
  expect(document.activeElement).toBe(row(PERMITS))
  await press('Delete')
  expect(lab.store.get().plan.issues.get(PERMITS)?.deletedAt).not.toBeNull()
  expect(document.activeElement?.closest('[role="treegrid"]')).not.toBeNull()
  await press('z', { ctrlKey: true })
  expect(lab.store.get().plan.issues.get(PERMITS)?.deletedAt).toBeNull()
})

const type = (field: HTMLInputElement | null, text: string) =>
  act(async () => {
    field?.focus()
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  })

test('LI18 a card that is made is shown and selected, and the line is empty for the next', async () => {
  const { lab, box, row } = await show()
  const line = box.querySelector<HTMLInputElement>('form input')
  for (const words of ['Boats are old', 'Nets are lost']) {
    await type(line, words)
    await act(async () => box.querySelector('form')?.requestSubmit())
    const { ids } = boardSelectionOf(lab, ROOM).get()
    expect(lab.store.get().plan.issues.get(ids[0] ?? '')?.text).toBe(words)
    expect(row(ids[0] ?? '')?.getAttribute('aria-selected')).toBe('true')
    expect(document.activeElement).toBe(line)
    expect(line?.value).toBe('')
  }
})

test('LI30 what is selected elsewhere unfolds the group it is folded away in; it can be folded again', async () => {
  const { lab, row } = await show()
  const group = () => row('group initiatives')
  await act(async () => group()?.click())
  expect(row(FARMS)).toBeNull()
  await act(async () => boardSelectionOf(lab, ROOM).set({ ids: [FARMS], by: 'canvas', reveal: null }))
  expect(row(FARMS)?.getAttribute('aria-selected')).toBe('true')
  await act(async () => group()?.click())
  expect(row(FARMS)).toBeNull()
})

test('LI30 a note is written, selected for the canvas too, changed and taken away', async () => {
  const { lab, box, row } = await show()
  const kind = box.querySelector<HTMLSelectElement>('form select')
  kind?.focus()
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(kind, 'note')
    kind?.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(document.activeElement).toBe(box.querySelector('form select'))
  await type(box.querySelector<HTMLInputElement>('form input'), 'Ask the mayors')
  await act(async () => box.querySelector('form')?.requestSubmit())
  const [id = ''] = boardSelectionOf(lab, ROOM).get().ids
  expect(lab.store.get().ink.get(id)?.record['type']).toBe('note')
  expect(row(id)?.getAttribute('aria-label')).toBe('Note. Ask the mayors')
  await act(async () => row(id)?.click())
  await press('F2')
  expect(box.querySelector('textarea')?.value).toBe('Ask the mayors')
  await press('Escape')
  await press('Delete')
  expect(lab.store.get().ink.get(id)).toBeUndefined()
  expect(row('group notes')).toBeNull()
})
