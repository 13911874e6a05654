import { notificationsStore } from '@mantine/notifications'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { v7 } from 'uuid'
import { live } from '#shared/plan/select.ts'
import { CommentThread } from '#client/comments/CommentThread.tsx'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId, sampleIds } from '#test/support/samplePlan.ts'

const [ROOM, INITIATIVE, OF_BEN, OF_NOBODY, GONE, ANSWER] = sampleIds(1, 2, 11, 12, 13, 14)
const BEN = { id: sampleId(90), name: 'Ben', organisationId: null, organisationName: 'Coastal Links', sector: 'civilSociety' } // prettier-ignore

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const show = async (mayEdit = true) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const told = [
    { commentId: OF_BEN, seat: BEN, at: '2015-03-03T09:00:00.000Z' },
    { commentId: OF_NOBODY, seat: null, at: null },
    { commentId: GONE, seat: BEN, at: null },
    { commentId: ANSWER, seat: BEN, at: null },
  ]
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ comments: told })))
  const plan = planOf({
    workstreams: [{ id: ROOM, code: 'R' }],
    initiatives: [{ id: INITIATIVE, workstreamId: ROOM, title: 'Farms' }],
    comments: [
      { id: OF_BEN, aboutId: INITIATIVE, kind: 'dissent', text: '<img src=x onerror=alert(1)> No' },
      { id: OF_NOBODY, aboutId: INITIATIVE, text: 'Before' },
      { id: GONE, aboutId: INITIATIVE, text: 'Never', deletedAt: '2015-01-01T00:00:00.000Z' },
      { id: ANSWER, aboutId: GONE, text: 'Still here' },
    ],
  })
  const { lab, close } = await openLocalLab('Ann', docOf(plan))
  const { box, remove } = await render(
    <LiveLabContext value={mayEdit ? lab : { ...lab, canEdit: () => false }}>
      <CommentThread aboutId={INITIATIVE} />
    </LiveLabContext>,
  )
  await act(async () => vi.advanceTimersByTimeAsync(1_000))
  closing.push(() => {
    remove()
    close()
  })
  return { lab, box }
}

const comment = (box: HTMLElement, id: string) => box.querySelector<HTMLElement>(`[data-comment="${id}"]`)
const button = (within: Element | null | undefined, name: RegExp) =>
  [...(within?.querySelectorAll('button') ?? [])].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )

test('CM23 names are the server’s, markup is words, and what was removed keeps its place while an answer stands', async () => {
  const { box } = await show()
  const said = comment(box, OF_BEN)
  expect(said?.textContent).toContain('Ben')
  expect(said?.textContent).toContain('Coastal Links')
  expect(said?.textContent).toContain('Dissent')
  expect(said?.textContent).toContain('<img src=x onerror=alert(1)> No')
  expect(box.querySelector('img')).toBeNull()
  expect(comment(box, OF_NOBODY)?.textContent).toContain('Written when the lab was opened')
  expect(comment(box, GONE)?.textContent).toContain('A comment that was removed')
  expect(comment(box, GONE)?.textContent).not.toContain('Never')
  expect(comment(box, ANSWER)?.textContent).toContain('Still here')
})

test('CM23 one changes and removes one’s own words, with a way back, settles others’, and an observer only reads', async () => {
  const { lab, box } = await show()
  const own = v7()
  await act(async () => {
    lab.dispatch({
      type: 'create',
      collection: 'comments',
      id: own,
      fields: { aboutId: INITIATIVE, text: 'Mine' },
    })
  })
  expect(comment(box, own)?.textContent).toContain('You')
  expect(button(comment(box, own), /Change or remove/)).toBeDefined()
  expect(button(comment(box, OF_BEN), /Change or remove/)).toBeUndefined()
  await act(async () => button(comment(box, OF_BEN), /Say it is settled/)?.click())
  expect(lab.store.get().plan.comments.get(OF_BEN)?.resolved).toBe(true)
  expect(comment(box, OF_BEN)?.textContent).toContain('Settled')
  await act(async () => button(comment(box, own), /Change or remove/)?.click())
  await act(async () => vi.advanceTimersByTimeAsync(500))
  await act(async () => button(document.body.querySelector('[role="menu"]'), /Remove it/)?.click())
  expect(live(lab.store.get().plan, 'comments').some(({ id }) => id === own)).toBe(false)
  expect(notificationsStore.getState().notifications).toHaveLength(1)
  await act(async () => void lab.undo())
  expect(comment(box, own)?.textContent).toContain('Mine')

  const past = await show(false)
  expect(past.box.querySelector('textarea')).toBeNull()
  expect(past.box.querySelectorAll('button')).toHaveLength(0)
})
