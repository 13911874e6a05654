import { afterEach, describe, expect, test } from 'vitest'
import type { TLAsset, TLShapeId } from '@tldraw/tldraw'
import * as Y from 'yjs'
import { inkMap } from '#shared/doc/layout.ts'
import { pngScale } from '#client/canvas/export/boardPng.ts'
import { boardTitle } from '#client/canvas/export/boardTitle.ts'
import { boardAssets } from '#client/canvas/images/imageAsset.ts'
import { cleanHtml } from '#client/canvas/putText.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf, linkDocs } from '#test/support/localLab.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { eventually } from '#test/support/eventually.ts'

type Open = Awaited<ReturnType<typeof openEditor>>
const opened: Open[] = []
const open = async (doc: Y.Doc) => {
  const board = await openEditor(doc)
  opened.push(board)
  return board
}
afterEach(() => opened.splice(0).forEach((board) => board.close()))

const HASH = 'c'.repeat(64)
const SHAPE = 'shape:picture' as TLShapeId
const image = (assetId: string, more: object = {}) => ({
  board: BOARD,
  record: {
    id: SHAPE, typeName: 'shape', type: 'image', parentId: 'page:page', index: 'a2', x: 0, y: 0, rotation: 0,
    isLocked: false, opacity: 1, meta: { type: 'image/png' },
    props: { w: 9, h: 9, playing: true, url: '', assetId, crop: null, flipX: false, flipY: false, altText: '', ...more },
  },
}) // prettier-ignore

describe('IG9 a picture of the board', () => {
  test('is shown from the lab’s own folder, whatever else is said of it, and nothing is written for that', async () => {
    const [mine, theirs] = [docOf(boardPlan(5)), new Y.Doc()]
    linkDocs(mine, theirs)
    const board = await open(mine)
    inkMap(theirs).set(SHAPE, image(`asset:${HASH}`))
    await eventually(() => expect(board.editor.getShape(SHAPE)).toBeDefined())
    const labId = board.lab.session.lab.id
    const path = `/api/labs/${labId}/images/${HASH}`
    expect(board.editor.getAsset(`asset:${HASH}` as TLAsset['id'])?.props).toMatchObject({ src: path })
    const asset = { id: `asset:${HASH}`, type: 'image', props: { src: 'https://evil.example' } }
    expect(boardAssets(labId).resolve?.(asset as unknown as TLAsset, {} as never)).toBe(path)
    expect(boardAssets(labId).resolve?.({ ...asset, id: 'asset:1' } as unknown as TLAsset, {} as never)).toBe(
      null,
    )
    board.binding.outward.flush()
    expect(board.asked).toEqual([])
  })
  test('is not drawn when it is from elsewhere, also when a document has it', async () => {
    const doc = docOf(boardPlan(5))
    inkMap(doc).set(SHAPE, image('asset:https-evil'))
    const board = await open(doc)
    inkMap(doc).set('shape:note', {
      board: BOARD,
      record: { ...image('', { src: 'data:,' }).record, id: 'shape:note' },
    })
    board.binding.inward.flush()
    expect(board.editor.getShape(SHAPE)).toBeUndefined()
    expect(board.editor.getShape('shape:note' as TLShapeId)).toBeUndefined()
  })
})

describe('IG13 words from a clipboard', () => {
  test.each([
    ['<p>minutes <img src="https://evil.example/a.png"></p>', '<p>minutes </p>'],
    ['<b onclick="x()" style="background:url(//e)">now</b>', '<b>now</b>'],
    ['<a href="https://example.org" ping="//e">here</a><a href="javascript:x()">there</a>', '<a href="https://example.org">here</a><a>there</a>'],
    ['<iframe src="//e"></iframe><svg><image href="//e"/></svg><style>@import "//e"</style>', ''],
    ['<div><font><span>deep <video src="//e">in</video></span></font></div>', '<div>deep in</div>'],
    ['a &lt;img src=x&gt; &amp; <a href="https://e.org/?a=1&quot;b">c</a>', 'a &lt;img src=x&gt; &amp; <a href="https://e.org/?a=1&quot;b">c</a>'],
    ['<table><tr><td background="//e">cell</td></tr></table>', 'cell'],
  ])('%s names nothing to load', (html, clean) => expect(cleanHtml(html)).toBe(clean)) // prettier-ignore
})

describe('EX2 a picture is as sharp as browsers draw one of its size', () => {
  test.each([
    [1_000, 800],
    [12_000, 9_000],
    [60_000, 400],
    [400_000, 300_000],
  ])('%i by %i', (width, height) => {
    const scale = pngScale({ width, height })
    expect(scale).toBeLessThanOrEqual(2)
    expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_000.1)
    expect(width * height * scale ** 2).toBeLessThanOrEqual(60_000_001)
  })
})

test('EX3 a picture says what it is of and what that is worth, and its file has a name one can read', async () => {
  const { lab } = await open(docOf(boardPlan(5)))
  const title = boardTitle({ ...lab, now: () => '2026-11-29T10:00:00Z' }, BOARD, false)
  expect(title.name).toContain(lab.session.lab.name)
  expect(title.told).toBe('Draft as of 29 Nov 2026, not agreed')
  expect(title.file).toMatch(/^[\p{L}\p{N}-]+-2026-11-29$/u)
  const frozen = { ...lab, now: () => '2026-11-29T10:00:00Z', room: () => ({ phase: 'frozen', version: 3 }) }
  expect(boardTitle(frozen as typeof lab, BOARD, false).told).toContain('Version 3, frozen')
  expect(boardTitle(frozen as typeof lab, BOARD, true).told).toContain('As it was on 29 Nov 2026')
})
