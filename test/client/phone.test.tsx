import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, expect, test, vi } from 'vitest'
import type { RoundView } from '#shared/api/rounds.ts'
import type { Role } from '#shared/api/identity.ts'
import { live } from '#shared/plan/select.ts'
import { queryKeys } from '#client/api/queryKeys.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { forgetOnDevice } from '#client/offline/keptOnDevice.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { mineText } from '#client/phone/mineText.ts'
import { openRounds } from '#client/phone/RoundsPart.tsx'
import { SeatPage } from '#client/phone/SeatPage.tsx'
import { minuteOfDay, sessionsNow } from '#client/phone/sessionsNow.ts'
import { whyNot } from '#client/phone/whyNot.ts'
import { eventually } from '#test/support/eventually.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const [AQ, MPSG] = [n(1), n(2)]
const plan = planOf({
  workstreams: [
    { id: AQ, code: 'AQ', title: 'Aquaculture', orderKey: 'a0' },
    { id: MPSG, code: 'MPSG', title: 'Protection', orderKey: 'a1' },
  ],
  issues: [{ id: n(3), workstreamId: AQ, text: 'Permits', orderKey: 'a0' }],
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  localStorage.clear()
  vi.unstubAllGlobals()
})

const show = async (
  role: Role = 'participant',
  lab = openLocalLab('Thandi', docOf(plan), role),
  know: (client: QueryClient) => void = () => {},
) => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server')))
  const local = await lab
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
  const { slug } = local.lab.session.lab
  client.setQueryData(queryKeys.labSession(slug), local.lab.session)
  know(client)
  const router = createMemoryRouter([{ path: '/labs/:lab/seat', element: <SeatPage /> }], {
    initialEntries: [`/labs/${slug}/seat`],
  })
  const { box, remove: close } = await render(
    <QueryClientProvider client={client}>
      <LiveLabContext value={local.lab}>
        <RouterProvider router={router} />
      </LiveLabContext>
    </QueryClientProvider>,
  )
  closing.push(() => {
    close()
    local.close()
  })
  const field = () => box.querySelector('textarea')!
  const put = (on: HTMLTextAreaElement | HTMLSelectElement, value: string, event: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(on), 'value')?.set?.call(on, value)
      on.dispatchEvent(new Event(event, { bubbles: true }))
    })
  const press = (init: KeyboardEventInit) =>
    act(async () =>
      field().dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })),
    )
  const button = (words: string) =>
    [...box.querySelectorAll('button')].find((one) => one.textContent.includes(words))
  return {
    ...local,
    box,
    close,
    field,
    button,
    press,
    type: (words: string) => put(field(), words, 'input'),
    sit: (room: string) => put(box.querySelector('select')!, room, 'change'),
    cards: () => live(local.lab.store.get().plan, 'issues').map(({ text }) => text),
  }
}

test('PS2 PS3 without a room no card is added; then Enter adds one to it at a free place, also offline, but not while one composes', async () => {
  const { box, type, sit, press, field, cards, lab, document: local, button } = await show()
  expect(box.textContent).toContain('Choose your room above')
  expect(field().disabled).toBe(true)
  await sit(AQ)
  await act(async () => local.say({ kind: 'offline', pending: 0, keptIn: 'device' }))
  expect(box.textContent).toContain('Hand and reactions wait for the connection')
  expect(button('Raise your hand')?.disabled).toBe(true)
  await type('Nets are lost')
  await press({ key: 'Enter', isComposing: true })
  await press({ key: 'Enter', shiftKey: true })
  expect(cards()).toEqual(['Permits'])
  await press({ key: 'Enter' })
  expect(cards()).toEqual(expect.arrayContaining(['Permits', 'Nets are lost']))
  expect(field().value).toBe('')
  const { plan: now, layout } = lab.store.get()
  const made = live(now, 'issues').find(({ text }) => text === 'Nets are lost')
  expect(made?.workstreamId).toBe(AQ)
  const [mine, other] = [layout.get(made?.id ?? ''), layout.get(n(3))]
  expect(mine?.board).toBe(AQ)
  expect(mine && other && mine.y >= other.y + other.h).toBe(true)
  await act(async () => button('Undo')?.click())
  expect(cards()).toEqual(['Permits'])
  expect(field().value).toBe('Nets are lost')
})

test('PS2 until one has chosen a room on this device, it is the one the lab has placed one in', async () => {
  const opened = openLocalLab('Thandi', docOf(plan))
  const { session } = (await opened).lab
  const places = [
    { roomId: AQ, seatId: n(99), facilitates: true },
    { roomId: MPSG, seatId: session.seat.id, facilitates: false },
  ]
  const { box, sit, field } = await show('participant', opened, (client) =>
    client.setQueryData(queryKeys.roomPeople(session.lab.slug), { places }),
  )
  expect(box.querySelector('select')?.value).toBe(MPSG)
  expect(field().disabled).toBe(false)
  await sit(AQ)
  expect(box.querySelector('select')?.value).toBe(AQ)
})

test('PS2 whoever chooses a room before it is known who is where is in it for all, too', async () => {
  const { sit, lab } = await show()
  const { seat } = lab.session
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push([
      method,
      path.replace(/^.*rooms/, 'rooms'),
      body === undefined ? null : JSON.parse(String(body)),
    ])
    return Response.json({ places: [{ roomId: AQ, seatId: seat.id, facilitates: true }] })
  })
  await sit(MPSG)
  await eventually(() =>
    expect(asked).toEqual([
      ['GET', 'rooms/people', null],
      ['PUT', `rooms/${MPSG}/people`, { seatIds: [seat.id], as: 'member' }],
    ]),
  )
})

test('PS4 room and unfinished words outlive the page, and go when its person leaves this browser', async () => {
  const opened = openLocalLab('Thandi', docOf(plan))
  const first = await show('participant', opened)
  await first.sit(MPSG)
  await first.type('Half a thought')
  first.close()
  const again = await show('participant', opened)
  expect(again.field().value).toBe('Half a thought')
  expect(again.box.querySelector('select')?.value).toBe(MPSG)
  forgetOnDevice()
  expect(Object.keys(localStorage).filter((key) => key.startsWith('seat:'))).toEqual([])
})

test('PS12 an observer sees everything and is offered nothing to do; who leads has the bar of the hall', async () => {
  const observer = await show('observer')
  expect(observer.box.textContent).toContain('You are an observer')
  expect(observer.field()).toBeNull()
  expect(observer.button('Raise your hand')).toBeUndefined()
  expect(observer.box.textContent).toContain('On now')
  const lead = await show('facilitator')
  expect(lead.field()).not.toBeNull()
  expect(lead.button('Raise your hand')).toBeUndefined()
})

test('PS8 frozen while one writes: it is said, nothing can be added, and the words are still there', async () => {
  const { type, sit, field, box, document: local, button } = await show()
  await sit(AQ)
  await type('Too late')
  await act(async () => local.say({ kind: 'readOnly', reason: 'frozen' }))
  await eventually(() => expect(box.textContent).toContain('frozen for signing: no card can be added now'))
  expect([field().disabled, field().value, button('Add the card')?.disabled]).toEqual([
    true,
    'Too late',
    true,
  ])
})

test('PS12 why no card can be added is one reason, the one that lasts first', () => {
  const saved = { kind: 'saved' } as const
  const facts = { role: 'participant', state: saved, canEdit: true, canEditInRoom: true, room: AQ } as const
  expect(whyNot(facts)).toBeNull()
  expect(whyNot({ ...facts, state: { kind: 'offline', pending: 1, keptIn: 'device' } })).toBeNull()
  expect(whyNot({ ...facts, role: 'observer', room: null })).toBe('observer')
  expect(whyNot({ ...facts, canEdit: false, state: { kind: 'readOnly', reason: 'frozen' } })).toBe('frozen')
  expect(whyNot({ ...facts, canEdit: false, state: { kind: 'ended', reason: 'revoked' } })).toBe('ended')
  expect(whyNot({ ...facts, canEdit: false, state: { kind: 'loading' } })).toBe('wait')
  expect(whyNot({ ...facts, room: null })).toBe('noRoom')
  expect(whyNot({ ...facts, canEditInRoom: false })).toBe('locked')
})

test('PS13 what is on now is told by the clock, and what comes next', () => {
  const session = (id: string, start: string, minutes: number) => ({
    id,
    title: id,
    kind: 'breakout' as const,
    start,
    minutes,
    where: 'rooms' as const,
    what: '',
    leaves: [],
  })
  const day = [session('a', '09:00', 60), session('b', '09:30', 60), session('c', '13:00', 30)]
  const at = (minute: number) => {
    const { on, next } = sessionsNow(day, minute)
    return [...on.map(({ id }) => id), '→', next?.id ?? null]
  }
  expect(at(8 * 60)).toEqual(['→', 'a'])
  expect(at(9 * 60)).toEqual(['a', '→', 'b'])
  expect(at(9 * 60 + 45)).toEqual(['a', 'b', '→', 'c'])
  expect(at(10 * 60)).toEqual(['b', '→', 'c'])
  expect(at(14 * 60)).toEqual(['→', null])
  expect(minuteOfDay(new Date(2014, 6, 8, 9, 30).getTime())).toBe(570)
})

const round = (id: string, change: Record<string, unknown>) =>
  ({
    id,
    kind: 'ideas',
    state: 'open',
    mayAnswer: true,
    mine: [],
    workstreamId: null,
    ...change,
  }) as unknown as RoundView

test('PS6 what waits for my answer comes first, of my room before another’s; what was mine is told in a line', () => {
  const rounds = [
    round('other room', { workstreamId: MPSG }),
    round('answered', { mine: [{ id: '1', body: { title: 'Nets', text: '' } }] }),
    round('closed', { state: 'closed' }),
    round('mine', { workstreamId: AQ }),
    round('plenary', {}),
  ]
  expect(openRounds(rounds, AQ).map(({ id }) => id)).toEqual(['mine', 'plenary', 'other room', 'answered'])
  const t = i18n.getFixedT('en', ['phone', 'rounds'])
  const told = (kind: string, body: unknown, settings = {}) =>
    mineText(t, round('x', { kind, settings, mine: [{ id: '1', body }] }))
  const options = [
    { id: 'a', label: 'Scales' },
    { id: 'b', label: 'Radios' },
  ]
  const dots = [
    { optionId: 'b', count: 2 },
    { optionId: 'a', count: 1 },
  ]
  expect(told('ideas', { title: 'Nets', text: '' })).toBe('“Nets”')
  expect(told('votes', { dots }, { options })).toBe('Radios: 2 and Scales: 1')
  expect(told('scores', { conflicts: [], scores: [{}, {}] })).toBe('2 initiatives scored')
  expect(told('consent', { choice: 'object', reason: 'No other bay' })).toBe('I object: No other bay')
  expect(mineText(t, round('x', { kind: 'consent' }))).toBe('')
})
