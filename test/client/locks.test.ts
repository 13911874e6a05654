import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Command, Decision, Refusal } from '#shared/plan/commands.ts'
import type { Lock, LockTarget } from '#shared/plan/locks.ts'
import type { Role } from '#shared/api/identity.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { refusalText } from '#client/plan/refusalText.ts'
import { useLock, useMayLock } from '#client/plan/useLock.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { planOf, sampleId, sampleIds } from '#test/support/samplePlan.ts'

const [ROOM, INITIATIVE, MILESTONE, ACTIVITY, OTHER, COMMENT] = sampleIds(1, 2, 3, 4, 5, 6)
beforeAll(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }))
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const lockOf = (target: LockTarget, note = 'agreed on Tuesday', id = sampleId(99)): Lock => ({
  id,
  target,
  note,
  by: 'Lindiwe',
  at: '2014-07-14T08:00:00Z',
})

const open = async (role: Role = 'participant') => {
  const doc = docOf(
    planOf({
      workstreams: [{ id: ROOM, code: 'MPSG' }],
      initiatives: [
        { id: INITIATIVE, workstreamId: ROOM, title: 'Protect the reefs' },
        { id: OTHER, workstreamId: ROOM, title: 'Repair harbours' },
      ],
      milestones: [{ id: MILESTONE, initiativeId: INITIATIVE }],
      activities: [{ id: ACTIVITY, milestoneId: MILESTONE, workstreamId: ROOM, text: 'Survey' }],
      comments: [{ id: COMMENT, aboutId: INITIATIVE, text: 'Why?' }],
    }),
  )
  const { lab, document, close } = await openLocalLab('Thandi', doc, role)
  closing.push(close)
  const title = (id: string, text: string) =>
    lab.dispatch({ type: 'update', collection: 'initiatives', id, fields: { title: text } })
  const titles = () => [...lab.store.get().plan.initiatives.values()].map((i) => i.title)
  return { lab, document, title, titles }
}

const said = (decision: Decision): string =>
  decision.ok ? '' : refusalText(i18n.getFixedT(null, 'plan'), decision.refusal)

const why = (refusal: Refusal | null): string =>
  refusal ? refusalText(i18n.getFixedT(null, 'plan'), refusal) : ''

describe('dispatch', () => {
  test('LK50 what a lock closes is refused with who locked it and why, before it is written; all else is taken', async () => {
    const { lab, document, title, titles } = await open()
    document.lock([lockOf({ kind: 'entity', id: INITIATIVE })])
    expect(said(title(INITIATIVE, 'Mine now'))).toBe(
      '“Protect the reefs” is locked by Lindiwe: agreed on Tuesday',
    )
    const row = lab.dispatch({
      type: 'update',
      collection: 'activities',
      id: ACTIVITY,
      fields: { text: 'x' },
    })
    expect(said(row)).toMatch(/locked by Lindiwe/)
    expect(title(OTHER, 'Repair all harbours').ok).toBe(true)
    const comment = {
      type: 'update',
      collection: 'comments',
      id: COMMENT,
      fields: { text: 'Because' },
    } as const
    expect(lab.dispatch(comment).ok).toBe(true)
    expect(titles()).toEqual(['Protect the reefs', 'Repair all harbours'])
    document.lock([])
    expect(title(INITIATIVE, 'Protect all reefs').ok).toBe(true)
  })

  test('LK50 a locked room, part of a board and field are each named as what they are', async () => {
    const { lab, document, title } = await open()
    document.lock([lockOf({ kind: 'area', board: ROOM, box: null }, '')])
    expect(said(title(OTHER, 'x'))).toBe('Room “MPSG” is locked by Lindiwe.')
    document.lock([lockOf({ kind: 'field', id: OTHER, field: 'title' })])
    expect(said(title(OTHER, 'x'))).toBe('“Title” is locked by Lindiwe: agreed on Tuesday')
    const fields = { description: 'free' }
    expect(lab.dispatch({ type: 'update', collection: 'initiatives', id: OTHER, fields }).ok).toBe(true)
    document.lock([lockOf({ kind: 'area', board: ROOM, box: { x: 0, y: 0, w: 500, h: 500 } })])
    const place = (x: number) =>
      lab.dispatch({ type: 'place', entityId: OTHER, placement: { board: ROOM, x, y: 0, w: 100, h: 100 } })
    expect(place(900).ok).toBe(true)
    expect(title(OTHER, 'Outside').ok).toBe(true)
    expect(said(place(10))).toBe('This part of the board is locked by Lindiwe: agreed on Tuesday')
  })

  test.each(['facilitator', 'labLead'] as const)('LK51 no lock stops a %s', async (role) => {
    const { document, title, titles } = await open(role)
    document.lock([lockOf({ kind: 'area', board: ROOM, box: null })])
    expect(title(INITIATIVE, 'Protect all reefs').ok).toBe(true)
    expect(titles()[0]).toBe('Protect all reefs')
  })
})

describe('undo', () => {
  test('LK52 an undo over what was locked since is refused in words and stays possible for later', async () => {
    const { lab, document, title, titles } = await open()
    title(INITIATIVE, 'Mine')
    document.lock([lockOf({ kind: 'entity', id: INITIATIVE })])
    expect(why(lab.undo())).toBe('“Mine” is locked by Lindiwe: agreed on Tuesday')
    expect(titles()[0]).toBe('Mine')
    expect(lab.steps().canUndo).toBe(true)
    document.lock([])
    expect(lab.undo()).toBeNull()
    expect(titles()[0]).toBe('Protect the reefs')
    document.lock([lockOf({ kind: 'field', id: INITIATIVE, field: 'title' })])
    expect(why(lab.redo())).toBe('“Title” is locked by Lindiwe: agreed on Tuesday')
    expect(titles()[0]).toBe('Protect the reefs')
  })

  test('LK52 a made, removed, placed or moved thing, a typed text and a chosen member are each seen before they are undone', async () => {
    const { lab, document } = await open()
    const lock = lockOf({ kind: 'entity', id: INITIATIVE })
    const steps: Command[] = [
      { type: 'create', collection: 'milestones', id: sampleId(20), fields: { initiativeId: INITIATIVE } },
      { type: 'remove', collection: 'activities', id: ACTIVITY },
      { type: 'place', entityId: INITIATIVE, placement: { board: ROOM, x: 0, y: 0, w: 9, h: 9 } },
      {
        type: 'update',
        collection: 'initiatives',
        id: INITIATIVE,
        fields: { description: 'Long' },
        base: { description: '' },
      },
      { type: 'create', collection: 'organisations', id: sampleId(21), fields: { name: 'DEA' } },
      {
        type: 'update',
        collection: 'initiatives',
        id: INITIATIVE,
        fields: { supportOrgIds: [sampleId(21)] },
      },
    ]
    for (const command of steps) {
      lab.checkpoint()
      expect(lab.dispatch(command).ok).toBe(true)
      lab.checkpoint()
      document.lock([lock])
      const refused = command.type !== 'create' || command.collection !== 'organisations'
      expect(lab.undo() !== null).toBe(refused)
      document.lock([])
      if (refused) lab.undo()
      document.lock([lock])
      expect(lab.redo() !== null).toBe(refused)
      document.lock([])
      if (refused) expect(lab.redo()).toBeNull()
    }
  })

  test('LK52 an undo of something else is taken while a lock stands, and leaves what is locked', async () => {
    const { lab, document, title, titles } = await open()
    title(INITIATIVE, 'Mine')
    title(OTHER, 'Also mine')
    lab.dispatch({ type: 'ink', id: 'shape:a', record: { board: ROOM, record: { x: 0 } } })
    lab.checkpoint()
    lab.dispatch({ type: 'ink', id: 'shape:a', record: null })
    document.lock([lockOf({ kind: 'entity', id: INITIATIVE })])
    for (let step = 0; step < 3; step++) expect(lab.undo()).toBeNull()
    expect(titles()).toEqual(['Mine', 'Repair harbours'])
    expect(lab.undo()).not.toBeNull()
  })
})

describe('useLock', () => {
  const shown = async (role?: Role) => {
    const { lab, document, title } = await open(role)
    let renders = 0
    const seen = { whole: null as Lock | null, title: null as Lock | null, mayLock: false }
    const Probe = () => {
      seen.whole = useLock(ACTIVITY)
      seen.title = useLock(INITIATIVE, 'title')
      seen.mayLock = useMayLock()
      renders += 1
      return null
    }
    const root = createRoot(window.document.createElement('div'))
    await act(async () => root.render(createElement(LiveLabContext, { value: lab }, createElement(Probe))))
    closing.push(() => act(() => root.unmount()))
    return { lab, document, title, seen, renders: () => renders }
  }

  test('LK53 a lock is seen on what belongs to it and follows what is moved, and nothing else draws again', async () => {
    const { lab, document, title, seen, renders } = await shown()
    const lock = lockOf({ kind: 'entity', id: INITIATIVE })
    await act(async () => document.lock([lock]))
    expect(seen).toEqual({ whole: lock, title: lock, mayLock: false })
    const before = renders()
    await act(async () => void title(OTHER, 'Something else'))
    expect(renders()).toBe(before)
    await act(async () => document.lock([]))
    lab.dispatch({
      type: 'create',
      collection: 'milestones',
      id: sampleId(30),
      fields: { initiativeId: OTHER },
    })
    const fields = { milestoneId: sampleId(30) }
    lab.dispatch({ type: 'update', collection: 'activities', id: ACTIVITY, fields })
    await act(async () => document.lock([lock]))
    expect(seen).toMatchObject({ whole: null, title: { id: lock.id } })
  })

  test('LK53 a lock of one field is not one of the whole', async () => {
    const { document, seen } = await shown('labLead')
    const lock = lockOf({ kind: 'field', id: INITIATIVE, field: 'title' })
    await act(async () => document.lock([lock]))
    expect(seen).toEqual({ whole: null, title: lock, mayLock: true })
  })
})
