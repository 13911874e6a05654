import { notificationsStore } from '@mantine/notifications'
import { act } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Lock } from '#shared/plan/locks.ts'
import { live } from '#shared/plan/select.ts'
import { ImportDialog } from '#client/exchange/ImportDialog.tsx'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

const ROOM = n(1)
const TEXT = [
  'Activity\tResponsible\tStart\tEnd',
  'Survey the harbours\tDEA\t1/10/2014\t2/11/2014',
  'Repair the quays\tHarbour Builders\t3/11/2014\tOngoing',
].join('\n')

beforeAll(() => {
  vi.stubGlobal('requestAnimationFrame', (paint: FrameRequestCallback) => setTimeout(() => paint(0)))
})
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const show = async () => {
  const doc = docOf(
    planOf({
      workstreams: [{ id: ROOM, code: 'R', title: 'Room' }],
      organisations: [{ id: n(2), name: 'Environmental Affairs', acronym: 'DEA' }],
    }),
  )
  const { lab, document: local, close } = await openLocalLab('A', doc)
  const closed = vi.fn()
  const { remove } = await render(
    <LiveLabContext value={lab}>
      <ImportDialog source={{ kind: 'text', text: TEXT }} workstreamId={ROOM} close={closed} />
    </LiveLabContext>,
  )
  closing.push(() => {
    remove()
    close()
  })
  return { lab, local, closed }
}

const byText = (selector: string, text: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent?.includes(text))
const press = (element: HTMLElement | undefined) => act(async () => element?.click())
const until = (holds: () => void) => act(() => eventually(holds))
const said = () => document.querySelector('[role="dialog"]')?.textContent ?? ''

const LOCK: Lock = {
  id: n(70),
  target: { kind: 'area', board: ROOM, box: null },
  note: 'agreed',
  by: 'Lindiwe',
  at: '2014-07-14T08:00:00Z',
}

test('XC2 XC22 XC26 what is asked is answered once; a locked room takes nothing and says why; all of it is one step', async () => {
  const { lab, local, closed } = await show()
  expect(said()).toContain('How is 1/10/2014 meant?')
  expect(said()).toContain('Day 1, month 10')
  await press(document.querySelector<HTMLElement>('input[value="dayFirst"]') ?? undefined)
  const add = () => byText('button', 'Add 2 activities')

  await act(async () => local.lock([LOCK]))
  await press(add())
  await until(() => expect(said()).toContain('Nothing was added'))
  expect(said()).toMatch(/locked/i)
  expect(live(lab.store.get().plan, 'activities')).toEqual([])
  expect(closed).not.toHaveBeenCalled()

  await act(async () => local.lock([]))
  await press(add())
  await until(() => expect(closed).toHaveBeenCalled())
  expect(
    live(lab.store.get().plan, 'activities').map(({ text, plannedStart, endKind }) => [
      text,
      plannedStart,
      endKind,
    ]),
  ).toEqual([
    ['Survey the harbours', '2014-10-01', 'date'],
    ['Repair the quays\nResponsible: Harbour Builders', '2014-11-03', 'ongoing'],
  ])
  expect(notificationsStore.getState().notifications.map(({ id }) => id)).toEqual(['imported'])
  await act(async () => void lab.undo())
  const { plan } = lab.store.get()
  expect([live(plan, 'activities'), live(plan, 'milestones'), live(plan, 'initiatives')]).toEqual([
    [],
    [],
    [],
  ])
  // The way back that was offered would undo something else now.
  expect(notificationsStore.getState().notifications).toEqual([])
})

test('XC26 who may not edit looks at a file and adds nothing', async () => {
  const { local } = await show()
  await act(async () => local.say({ kind: 'readOnly', reason: 'frozen' }))
  expect(byText('button', 'Add 2 activities')?.hasAttribute('disabled')).toBe(true)
})
