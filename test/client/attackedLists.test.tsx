import { act, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CommentThread } from '#client/comments/CommentThread.tsx'
import { wantComment } from '#client/comments/commentToShow.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { RegisterTable } from '#client/register/RegisterTable.tsx'
import { docOf, openLocalLab } from '#test/support/localLab.ts'
import { render } from '#test/support/render.tsx'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  vi.unstubAllGlobals()
})

const show = async (content: ReactNode) => {
  const { box, remove } = await render(content)
  closing.push(remove)
  return box
}

test('AT84 of thousands of comments about a thing some are on the page, and the one that one is led to is', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ comments: [] })))
  const plan = planOf({
    workstreams: [{ id: n(1) }],
    initiatives: [{ id: n(2), workstreamId: n(1) }],
    comments: Array.from({ length: 700 }, (_, at) => ({ id: n(1_000 + at), aboutId: n(at < 350 ? 2 : 1_001) })), // prettier-ignore
  })
  const { lab, close } = await openLocalLab('Ann', docOf(plan))
  closing.unshift(close)
  const box = await show(
    <LiveLabContext value={lab}>
      <CommentThread aboutId={n(2)} />
    </LiveLabContext>,
  )
  const shown = () => [...box.querySelectorAll<HTMLElement>('[data-comment]')].map((one) => one.dataset['comment']) // prettier-ignore
  expect(shown()).toHaveLength(400)
  await act(async () => wantComment(n(1_340)))
  expect(shown()).toContain(n(1_340))
  await act(async () => wantComment(n(1_690)))
  expect(shown()).toContain(n(1_690))
}, 20_000)

test('AT84 of thousands of rows in the register some are on the page, and the others are one press away', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => ({ id: n(at + 1) }))
  const columns = [{ key: 'id', label: 'Id', cell: ({ id }: { id: string }) => id }]
  const box = await show(<RegisterTable caption="x" columns={columns as never} rows={rows as never} />)
  const count = () => box.querySelectorAll('tbody tr').length
  expect(count()).toBe(200)
  const more = [...box.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('4,800'))
  await act(async () => more?.click())
  expect(count()).toBe(400)
})
