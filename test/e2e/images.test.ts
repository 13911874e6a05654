import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBoard } from '#test/support/board.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, untilLineSays, type Visitor } from '#test/support/people.ts'
import { gif, png } from '#test/support/pictures.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let browser: Browser
let lab: TestLab
let pat: Visitor
let ann: Visitor

const visit = async (name: string) => {
  const { cookie } = await lab.join({ name })
  return seatedVisitor(browser, { name, cookie }, server.url)
}

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, boardPlan(5))
  browser = await launchBrowser()
  pat = await visit('Pat')
  ann = await visit('Ann')
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

interface Given {
  name: string
  type: string
  bytes: Buffer
}

const picture = (name: string, shade: number): Given => ({
  name,
  type: 'image/png',
  bytes: png(64, 32, { shade }),
})

/** What a person pastes or drops: files, and texts by their sort. */
const give = (
  page: Page,
  how: 'paste' | 'drop',
  files: readonly Given[],
  texts: Record<string, string> = {},
) =>
  page.evaluate(
    async ({ kind, sent, words }) => {
      const data = new DataTransfer()
      for (const { name, type, base64 } of sent) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type }))
      }
      for (const [type, text] of Object.entries(words)) data.setData(type, text)
      const canvas = document.querySelector('.tl-canvas')
      const at = { clientX: 700, clientY: 450, bubbles: true, cancelable: true }
      if (kind === 'drop') canvas?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, ...at }))
      else {
        // As where the clipboard itself cannot be read: what was pasted is in the event.
        Object.defineProperty(navigator, 'clipboard', { value: {}, configurable: true })
        document.querySelector<HTMLElement>('.tl-container')?.focus()
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
      }
    },
    {
      kind: how,
      sent: files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
      words: texts,
    },
  )

const pictures = (page: Page) => page.locator('.tl-shape[data-shape-type="image"]')
const shownPictures = (page: Page) =>
  page
    .locator('.tl-shape[data-shape-type="image"] img')
    .evaluateAll(
      (images) =>
        images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    )

test('IG9 a picture that is pasted, dropped or chosen is on the board of everyone, and the document has no address of it', async () => {
  await openBoard(pat.page, server.url, lab.slug, BOARD)
  await openBoard(ann.page, server.url, lab.slug, BOARD)
  await pat.page.mouse.click(1300, 500)
  await give(pat.page, 'paste', [picture('jetty.png', 90)])
  await expect.poll(() => pictures(pat.page).count()).toBe(1)
  await give(pat.page, 'drop', [
    picture('reef.png', 150),
    { name: 'tide.gif', type: 'image/gif', bytes: gif(9, 9) },
  ])
  await expect.poll(() => pictures(pat.page).count()).toBe(3)
  const chooser = pat.page.waitForEvent('filechooser')
  await pat.page.getByTestId('tools.more-button').click()
  await pat.page.getByTestId('tools.more.picture').click()
  await (await chooser).setFiles({ name: 'quay.png', mimeType: 'image/png', buffer: png(30, 30) })
  await expect.poll(() => pictures(pat.page).count()).toBe(4)
  await expect.poll(() => shownPictures(ann.page)).toBeGreaterThanOrEqual(4)
  await untilLineSays(pat.page, /^Saved$/)
  const held: unknown[] = []
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => held.push(...doc.getMap('ink').values()))
  expect(held).toHaveLength(4)
  expect(JSON.stringify(held)).not.toMatch(/data:|http|\/api\//)
  expect(pat.errors).toEqual([])
  expect(ann.errors).toEqual([])
})

test('IG10 one is asked what a picture shows, and it is read out to others', async () => {
  const field = pat.page.getByRole('textbox', { name: 'What does it show?' })
  await field.fill('The new quay at low tide')
  await field.press('Enter')
  await expect
    .poll(() => ann.page.getByRole('figure', { name: 'Picture: The new quay at low tide' }).count())
    .toBe(1)
  await pat.page.keyboard.press('Control+z')
  await expect.poll(() => ann.page.getByRole('figure', { name: 'The new quay' }).count()).toBe(0)
  await pat.page.keyboard.press('Control+z')
  await expect.poll(() => pictures(ann.page).count()).toBe(3)
})

test('IG11 what is no picture, too large, or comes while there is no server is told in words, and the rest is kept', async () => {
  const { page } = pat
  const told = page.getByRole('alert').filter({ hasText: 'not on the board' })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  await give(page, 'drop', [
    { name: 'notes.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') },
    { name: 'logo.svg', type: 'image/svg+xml', bytes: svg },
    picture('kept.png', 30),
  ])
  await expect.poll(() => told.textContent()).toContain('logo.svg')
  expect(await told.textContent()).toContain('notes.pdf')
  await expect.poll(() => pictures(page).count()).toBe(4)
  await told.getByRole('button').last().click()
  await pat.context.setOffline(true)
  await give(page, 'drop', [picture('later.png', 31)])
  await expect.poll(() => told.textContent()).toContain('cannot be kept now')
  expect(await shownPictures(page)).toBeGreaterThanOrEqual(4)
  await pat.context.setOffline(false)
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => pictures(page).count(), { timeout: 15_000 }).toBe(5)
})

test('IG12 a large photograph is made smaller before it is sent', async () => {
  const sent = pat.page.waitForResponse(
    (answer) => answer.url().endsWith('/images') && answer.status() === 201,
  )
  await give(pat.page, 'drop', [{ name: 'large.png', type: 'image/png', bytes: png(5_000, 1_000) }])
  expect(await (await sent).json()).toMatchObject({ width: 2_560, height: 512 })
})

test('IG15 a copied range, which spreadsheets copy with a picture of it, is offered as rows', async () => {
  const { page } = pat
  const before = await pictures(page).count()
  await give(page, 'paste', [picture('image.png', 44)], {
    'text/plain': 'Train inspectors\tDEA\nBuy vessels\tDAFF',
  })
  const dialog = page.getByRole('dialog', { name: 'Make cards of these rows' })
  await dialog.waitFor()
  expect(await pictures(page).count()).toBe(before)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})

test('IG13 nothing that is pasted or dropped makes a page fetch from elsewhere', async () => {
  const { page } = pat
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const evil = 'https://evil.example'
  const before = await page.locator('.tl-shape').count()
  const foreign = {
    type: 'application/tldraw',
    kind: 'content',
    version: 2,
    data: foreignContent(evil),
  }
  const pasted: Record<string, string>[] = [
    { 'text/plain': `${evil}/page.html` },
    { 'text/plain': `${evil}/picture.png` },
    { 'text/plain': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' },
    { 'text/html': `<p>minutes <img src="${evil}/a.png"></p>`, 'text/plain': 'minutes' },
    { 'text/html': `<img src="${evil}/b.png">` },
    { 'text/html': `<a href="${evil}/c.html">the minutes</a>`, 'text/plain': 'the minutes' },
    { 'text/plain': `![minutes](${evil}/d.png)` },
    { 'text/plain': `<iframe src="${evil}/e.html"></iframe>` },
    { 'text/plain': `<svg xmlns="http://www.w3.org/2000/svg"><image href="${evil}/f.png"/></svg>` },
    { 'text/html': `<div data-tldraw>${JSON.stringify(foreign)}</div>` },
  ]
  for (const texts of pasted) await give(page, 'paste', [], texts)
  await give(page, 'drop', [], { 'text/uri-list': `${evil}/g.png`, URL: `${evil}/g.png` })
  await give(page, 'drop', [], { 'text/html': `<img src="${evil}/h.png">`, 'text/uri-list': `${evil}/h.png` })
  await expect.poll(() => page.locator('.tl-shape').count()).toBeGreaterThan(before + 3)
  await untilLineSays(page, /^Saved$/)
  expect(await page.locator('[data-shape-type="bookmark"],[data-shape-type="embed"],[data-shape-type="video"]').count()).toBe(0) // prettier-ignore
  expect(asked.filter((url) => /^https?:/.test(url) && !url.startsWith(server.url))).toEqual([])
  expect(await page.locator('iframe').count()).toBe(0)
})

test('IG14 a link in a note opens in a page of its own that knows nothing of this one', async () => {
  const { page } = pat
  await openBoard(page, server.url, lab.slug, BOARD)
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    const marks = [{ type: 'link', attrs: { href: `${server.url}/about`, target: '_self', rel: null } }]
    const text = { type: 'text', text: 'the minutes', marks }
    const record = { ...noteOf({ type: 'doc', content: [{ type: 'paragraph', content: [text] }] }) }
    doc.getMap('ink').set('shape:linked', { board: BOARD, record })
  })
  const link = page.locator('.tl-shape a', { hasText: 'the minutes' })
  await link.waitFor({ state: 'attached' })
  await page.mouse.click(1300, 500)
  await page.keyboard.press('Shift+1')
  await link.waitFor()
  const [here, pages] = [page.url(), pat.context.pages().length]
  const opened = page.context().waitForEvent('page')
  await link.click()
  const other = await opened
  await other.waitForLoadState()
  expect(await other.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
  expect(page.url()).toBe(here)
  expect(pat.context.pages()).toHaveLength(pages + 1)
})

const noteOf = (richText: object) => ({
  id: 'shape:linked', typeName: 'shape', type: 'note', parentId: 'page:page', index: 'a2', x: 0, y: -400, rotation: 0,
  isLocked: false, opacity: 1, meta: {},
  props: {
    color: 'yellow', labelColor: 'black', size: 's', font: 'sans', align: 'middle', verticalAlign: 'middle', growY: 0,
    fontSizeAdjustment: 0, url: '', scale: 1, richText,
  },
}) // prettier-ignore

/** A clipboard of another drawing page: a picture, an embed, a bookmark, a film, and a note that is let in. */
const foreignContent = (evil: string) => {
  const shape = (id: string, type: string, props: object) => ({
    id: `shape:${id}`, typeName: 'shape', type, parentId: 'page:page', index: 'a1', x: 0, y: 0, rotation: 0,
    isLocked: false, opacity: 1, meta: {}, props,
  }) // prettier-ignore
  const image = { w: 9, h: 9, playing: true, url: '', crop: null, flipX: false, flipY: false, altText: '' }
  const asset = (id: string, src: string) => ({
    id, typeName: 'asset', type: 'image', meta: {},
    props: { src, w: 9, h: 9, name: 'a', isAnimated: false, mimeType: 'image/png' },
  }) // prettier-ignore
  const shapes = [
    shape('i', 'image', { ...image, assetId: 'asset:evil' }),
    shape('j', 'image', { ...image, assetId: `asset:${'f'.repeat(64)}` }),
    shape('e', 'embed', { w: 9, h: 9, url: `${evil}/embed` }),
    shape('b', 'bookmark', { w: 9, h: 9, url: `${evil}/bookmark`, assetId: null }),
    shape('v', 'video', { w: 9, h: 9, time: 0, playing: true, autoplay: true, url: '', assetId: 'asset:evil', altText: '' }),
  ] // prettier-ignore
  return {
    shapes,
    bindings: [],
    rootShapeIds: shapes.map(({ id }) => id),
    assets: [asset('asset:evil', `${evil}/i.png`), asset(`asset:${'f'.repeat(64)}`, `${evil}/j.png`)],
    schema: { schemaVersion: 2, sequences: {} },
  }
}
