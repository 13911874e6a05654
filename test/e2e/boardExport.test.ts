import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptImage } from '#shared/api/images.ts'
import { openBoard } from '#test/support/board.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor, type Visitor } from '#test/support/people.ts'
import { png } from '#test/support/pictures.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let browser: Browser
let lab: TestLab
let pat: Visitor

beforeAll(async () => {
  server = await startTestServer()
  lab = await newBigLab(server, boardPlan(20))
  const bytes = new Uint8Array(png(40, 20))
  const kept = (await lab.api('/images', { cookie: lab.lead.cookie, raw: bytes })).as(keptImage)
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    for (const record of [
      shape('note', 0, {
        ...WRITTEN,
        fontSizeAdjustment: 0,
        labelColor: 'black',
        richText: said('Ask the minister'),
      }),
      shape('frame', 300, { w: 200, h: 200, name: 'Quick wins', color: 'black' }),
      shape('text', 600, {
        color: 'black',
        size: 's',
        font: 'sans',
        textAlign: 'start',
        w: 200,
        richText: said('A plain text'),
        scale: 1,
        autoSize: true,
      }),
      shape('image', 900, {
        w: 80,
        h: 40,
        playing: true,
        url: '',
        assetId: `asset:${kept.sha256}`,
        crop: null,
        flipX: false,
        flipY: false,
        altText: '',
      }),
    ] /* prettier-ignore */)
      doc.getMap('ink').set(record.id, { board: BOARD, record })
  })
  browser = await launchBrowser()
  const { cookie } = await lab.join({ name: 'Pat' })
  pat = await seatedVisitor(browser, { name: 'Pat', cookie }, server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const WRITTEN = { color: 'yellow', size: 's', font: 'sans', align: 'middle', verticalAlign: 'middle', growY: 0, url: '', scale: 1 } // prettier-ignore
const said = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const shape = (type: string, x: number, props: object) => ({
  id: `shape:${type}`, typeName: 'shape', type, parentId: 'page:page', index: 'a2', x, y: -400, rotation: 0,
  isLocked: false, opacity: 1, meta: {}, props,
}) // prettier-ignore

const exported = async (
  page: Page,
  way: string,
  part = 'Whole board',
): Promise<{ name: string; bytes: Buffer }> => {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByText(part, { exact: part === 'Whole board' }).waitFor()
  const file = page.waitForEvent('download')
  const item = page.getByRole('menuitem', { name: way })
  await (part === 'Whole board' ? item.first() : item.last()).click()
  const done = await file
  return { name: done.suggestedFilename(), bytes: await readFile(await done.path()) }
}

/** A drawing as a browser reads it: its words, what it has no business with, and every address in it. */
const readSvg = (page: Page, text: string) =>
  page.evaluate((source) => {
    const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml')
    const all = [...documentElement.querySelectorAll('*')]
    return {
      words: documentElement.textContent.replaceAll(/\s+/g, ' '),
      foreign: all.filter(({ localName }) =>
        /^(foreignObject|script|iframe|link|parsererror)$/.test(localName),
      ).length,
      addresses: all.flatMap((one) =>
        [...one.attributes].filter(({ name }) => /href$|src/.test(name)).map(({ value }) => value),
      ),
    }
  }, text)

test('EX1 a board comes out as SVG that stands by itself: every card, relation, note, frame and picture, with what it is of', async () => {
  const { page } = pat
  await openBoard(page, server.url, lab.slug, BOARD)
  const { name, bytes } = await exported(page, 'Drawing (SVG)')
  expect(name).toMatch(/^lab-1-[\w-]*\d{4}-\d\d-\d\d\.svg$/)
  const text = bytes.toString('utf8')
  const { words, foreign, addresses } = await readSvg(page, text)
  for (const card of await page.locator('.board-card .board-card-words').allTextContents())
    expect(words).toContain(card.trim().split(' ')[0])
  for (const told of ['Ask the minister', 'A plain text', 'Quick wins', 'Lab 1', 'Draft as of', 'answers'])
    expect(words).toContain(told)
  expect(foreign).toBe(0)
  expect(addresses.filter((address) => address.startsWith('data:image/png'))).toHaveLength(1)
  expect(addresses.filter((address) => !/^(data:|#)/.test(address))).toEqual([])
  expect(/url\((?!(?:["']|&quot;)?(?:data:|#))|@import/.test(text), 'it names nothing elsewhere').toBe(false)
})

test('EX2 it comes out as PNG of the board’s own size, or of what is selected', async () => {
  const { page } = pat
  const svg = await exported(page, 'Drawing (SVG)')
  const whole = await exported(page, 'Picture (PNG)')
  expect(whole.name).toMatch(/\.png$/)
  const [width, height] = sizeOf(whole.bytes)
  const box = /width="([\d.]+)" height="([\d.]+)"/.exec(svg.bytes.toString('utf8'))
  const scale = width / Number(box?.[1])
  expect(scale).toBeGreaterThan(0.3)
  expect(scale).toBeLessThanOrEqual(2)
  expect(height / Number(box?.[2])).toBeCloseTo(scale, 2)
  await page.keyboard.press('Shift+1')
  const at = await settled(page)
  await page.mouse.click(at.x, at.y)
  const [partWidth] = sizeOf((await exported(page, 'Picture (PNG)', 'Selection (1)')).bytes)
  expect(partWidth).toBeLessThan(width)
  expect(pat.errors).toEqual([])
})

/** The middle of the first card, once the view has come to rest. */
const settled = async (page: Page): Promise<{ x: number; y: number }> => {
  let [last, at] = ['', { x: 0, y: 0 }]
  await expect
    .poll(
      async () => {
        const box = await page.locator('.board-card').first().boundingBox()
        const before = last
        last = JSON.stringify(box)
        if (box) at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
        return last === before
      },
      { interval: 150 },
    )
    .toBe(true)
  return at
}

const sizeOf = (file: Buffer): [number, number] => {
  expect(file.toString('latin1', 1, 4)).toBe('PNG')
  return [file.readUInt32BE(16), file.readUInt32BE(20)]
}

test('EX3 a board that is frozen, or of the past, comes out as what it is', async () => {
  const { page } = pat
  await server.server.parts.db
    .updateTable('labs')
    .set({ phase: 'frozen', version: 1 })
    .where('id', '=', lab.id)
    .execute()
  server.server.parts.rooms.stateChanged(lab.id)
  await page.reload()
  await page.locator('.board-card').first().waitFor()
  await expect
    .poll(async () => (await exported(page, 'Drawing (SVG)')).bytes.toString('utf8'), { timeout: 15_000 })
    .toContain('Version 1, frozen for signing')
})
