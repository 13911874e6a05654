import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Lock } from '#shared/plan/locks.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { announceText } from '#client/plan/announce/announceText.ts'
import { createGather, type AnnounceMode } from '#client/plan/announce/gather.ts'
import { happeningsOf, type Happening } from '#client/plan/announce/happenings.ts'
import { openAnnouncer } from '#client/plan/announce/openAnnouncer.ts'
import { boardSelectionOf } from '#client/plan/boardSelection.ts'
import { docOf, linkDocs, openLocalLab } from '#test/support/localLab.ts'
import { planOf, sampleId as n, withChange } from '#test/support/samplePlan.ts'
import * as Y from 'yjs'

const ROOM = n(1)
const t = i18n.getFixedT(null, ['announce', 'plan'])
const of = { workstreamId: ROOM }
const plan = planOf({
  workstreams: [{ id: ROOM, code: 'MPSG' }, { id: n(9) }],
  issues: [
    { id: n(2), ...of, text: 'Permits' },
    { id: n(3), workstreamId: n(9), text: 'Elsewhere' },
  ],
  initiatives: [{ id: n(4), ...of, title: 'Farms' }],
  milestones: [{ id: n(5), initiativeId: n(4) }],
})
const did = (who: string | null, deed: Happening['deed'], id: string, more: Partial<Happening> = {}) =>
  ({ who, deed, id, collection: 'activities', ends: null, ...more }) as Happening
const say = (happenings: Happening[]) => announceText(t, plan, happenings, 'MPSG')

describe('LI11 what others did is one sentence a person, by name, summed up', () => {
  test('counts, kinds and names', () => {
    const added = [10, 11, 12].map((id) => did('Pieter', 'added', n(id)))
    const changed = [
      did('Pieter', 'changed', n(2), { collection: 'issues' }),
      did('Pieter', 'changed', n(4), { collection: 'initiatives' }),
    ]
    expect(say([...added, ...changed])).toBe('Pieter added 3 activities and changed 2 cards in MPSG.')
    expect(say([did('Thandi', 'changed', n(2), { collection: 'issues' })])).toBe(
      'Thandi changed the issue “Permits” in MPSG.',
    )
    expect(say([did('Thandi', 'linked', n(8), { ends: [n(4), n(2)] })])).toBe(
      'Thandi linked “Farms” to “Permits” in MPSG.',
    )
  })
  test('nobody known is told as others, and so are more than three', () => {
    expect(say([did(null, 'moved', n(10)), did(null, 'moved', n(11))])).toBe(
      'Others moved 2 activities in MPSG.',
    )
    const five = ['A', 'B', 'C', 'D', 'E'].map((who, at) => did(who, 'changed', n(20 + at)))
    expect(say(five)).toMatch(
      /^A changed .* B changed .* C changed .* Others changed 2 activities in MPSG\.$/,
    )
  })
  test('one that came and was changed came; one that came and went is not told', () => {
    expect(say([did('A', 'added', n(10)), did('A', 'changed', n(10)), did('A', 'moved', n(10))])).toMatch(
      /^A added the activity/,
    )
    expect(say([did('A', 'added', n(10)), did('A', 'removed', n(10))])).toBe('')
  })
})

describe('LI12 of a change it is told what it means on this board', () => {
  const snapshot = (next: typeof plan) => ({ plan: next, layout: new Map(), ink: new Map() })
  const told = (next: typeof plan, ids: string[]) =>
    happeningsOf(
      {
        before: snapshot(plan),
        after: snapshot(next),
        entities: new Set(ids),
        placements: new Set(),
        ink: new Set(),
        writers: new Map(ids.map((id) => [id, 7])),
      },
      ROOM,
      (client) => (client === 7 ? 'Pieter' : null),
    ).map(({ who, deed, id }) => `${who} ${deed} ${id.slice(-1)}`)
  test('a card, a part of one, another room’s', () => {
    expect(told(withChange(plan, 'issues', n(2), { text: 'Permits!' }), [n(2)])).toEqual(['Pieter changed 2'])
    expect(told(withChange(plan, 'milestones', n(5), { title: 'M' }), [n(5)])).toEqual(['Pieter changed 4'])
    expect(told(withChange(plan, 'issues', n(3), { text: 'x' }), [n(3)])).toEqual([])
    const gone = withChange(plan, 'issues', n(2), { deletedAt: '2014-07-08T08:00:00.000Z' })
    expect(told(gone, [n(2)])).toEqual(['Pieter removed 2'])
  })
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

describe('LI13 at most one sentence is said in six seconds, fewer while the person writes', () => {
  const open = (mode: AnnounceMode = 'calm') => {
    const state = { mode, writing: false }
    const spoken: { at: number; text: string }[] = []
    const begun = Date.now()
    const gather = createGather({
      mode: () => state.mode,
      writing: () => state.writing,
      wordsOf: (all) => `${all.length} ${all.at(-1)?.id}`,
      speak: (text) => spoken.push({ at: Date.now() - begun, text }),
      now: Date.now,
    })
    return { gather, spoken, state }
  }
  test('what comes meanwhile is said together', () => {
    const { gather, spoken } = open()
    for (let second = 0; second < 20; second++) {
      gather.add([did('A', 'changed', n(second))])
      vi.advanceTimersByTime(1_000)
    }
    vi.advanceTimersByTime(10_000)
    expect(spoken.length).toBeLessThanOrEqual(5)
    for (const [at, one] of spoken.entries())
      if (at > 0) expect(one.at - spoken[at - 1]!.at).toBeGreaterThanOrEqual(6_000)
    expect(spoken.reduce((sum, { text }) => sum + Number(text.split(' ')[0]), 0)).toBe(20)
  })
  test('while one writes it waits longer', () => {
    const { gather, spoken, state } = open()
    gather.add([did('A', 'changed', n(1))])
    vi.advanceTimersByTime(2_000)
    state.writing = true
    gather.add([did('A', 'changed', n(2))])
    vi.advanceTimersByTime(10_000)
    expect(spoken).toHaveLength(1)
    vi.advanceTimersByTime(6_000)
    expect(spoken).toHaveLength(2)
  })
  test('the same is not said again and again; off says nothing; all says more', () => {
    const calm = open()
    const all = open('all')
    const off = open('off')
    for (const { gather } of [calm, all, off])
      for (let times = 0; times < 4; times++) {
        gather.add([did('A', 'changed', n(1))])
        vi.advanceTimersByTime(7_000)
      }
    expect([calm.spoken.length, all.spoken.length, off.spoken.length]).toEqual([1, 4, 0])
  })
})

describe('LI14 what concerns the person is said at once: a lock, a freeze, a link to the card they hold', () => {
  const two = async () => {
    const [mine, theirs] = [docOf(plan), new Y.Doc()]
    const unlink = linkDocs(mine, theirs)
    const me = await openLocalLab('A', mine)
    const other = await openLocalLab('B', theirs)
    const announcer = openAnnouncer({ lab: me.lab, board: ROOM, t })
    const stop = announcer.connect()
    const close = () => {
      stop()
      unlink()
      me.close()
      other.close()
    }
    return { me, other, announcer, said: () => announcer.get().told.map(({ text }) => text), close }
  }
  const LOCK: Lock = {
    id: n(99),
    target: { kind: 'entity', id: n(4) },
    note: '',
    by: 'Lindiwe',
    at: '2014-07-14T08:00:00Z',
  }
  test('and only what one is in or holds', async () => {
    const { me, other, said, close } = await two()
    me.document.lock([LOCK])
    expect(said()).toEqual([])
    me.document.lock([])
    boardSelectionOf(me.lab, ROOM).set({ ids: [n(4)], by: 'list', reveal: null })
    me.document.lock([LOCK])
    me.document.lock([])
    other.lab.dispatch({ type: 'relate', id: n(50), fromId: n(4), toId: n(2) })
    await vi.advanceTimersByTimeAsync(0)
    me.document.say({ kind: 'readOnly', reason: 'frozen' })
    expect(said()).toEqual([
      '“Farms” is locked by Lindiwe.',
      '“Farms” is no longer locked.',
      'Somebody linked “Farms” to “Permits”.',
      'The plan is frozen for signing. It can be read, and no longer edited.',
    ])
    close()
  })
  test('the last ten are kept to be read, and how much is said is kept on the device', async () => {
    const { announcer, said, close } = await two()
    for (let at = 0; at < 15; at++) announcer.say(String(at))
    expect(said()).toEqual(['5', '6', '7', '8', '9', '10', '11', '12', '13', '14'])
    announcer.setMode('off')
    close()
    expect((await two()).announcer.get().mode).toBe('off')
  })
})
