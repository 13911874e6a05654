import { describe, expect, test } from 'vitest'
import { decide } from '#shared/plan/decide.ts'
import { inkAllowed } from '#shared/plan/inkAllowed.ts'
import { emptyPlan } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { ink, judged } from '#test/support/judged.ts'

const BOARD = '01890000-0000-7000-8000-000000000001'
const HASH = 'a'.repeat(64)
const shape = (type: string, props: object = {}) => ({
  id: 'shape:1',
  typeName: 'shape',
  type,
  x: 0,
  y: 0,
  props,
})
const words = (...content: unknown[]) => ({ type: 'doc', content })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const linked = (href: unknown) =>
  shape('note', {
    richText: words(
      paragraph({ type: 'text', text: 'see', marks: [{ type: 'link', attrs: { href, target: '_blank' } }] }),
    ),
  })

const ALLOWED: [string, Record<string, unknown>][] = [
  ['each sort of drawing', shape('draw', { segments: [{ points: [{ x: 1, y: 2 }] }] })],
  ['a picture of the lab', shape('image', { assetId: `asset:${HASH}`, url: '', altText: 'javascript: the basics' })],
  ['a picture that is gone', shape('image', { assetId: null })],
  ['an arrow’s end', { id: 'binding:1', typeName: 'binding', type: 'arrow', props: {} }],
  ['words that look like an address', shape('text', { richText: words({ type: 'paragraph', content: [{ type: 'text', text: 'data:text/html,<b>' }] }) })],
  ['a link to a page', linked('https://example.org/a?b=1')],
  ['a link to a mailbox', linked('mailto:ann@example.org')],
  ['a link without a scheme', linked('example.org/minutes')],
  ['a value that no canvas draws', { x: 1 }],
] // prettier-ignore

const REFUSED: [string, Record<string, unknown>][] = [
  ...['video', 'embed', 'bookmark', 'card', 'group', 'constructor'].map(
    (type): [string, Record<string, unknown>] => [`a ${type}`, shape(type, { url: 'https://evil.example' })],
  ),
  ['an asset', { id: `asset:${HASH}`, typeName: 'asset', type: 'image', props: { src: `/api/labs/x/images/${HASH}` } }],
  ['a page', { id: 'page:2', typeName: 'page', name: 'another' }],
  ['a picture from elsewhere', shape('image', { assetId: 'asset:https://evil.example/a.png' })],
  ['a picture by half a hash', shape('image', { assetId: 'asset:abc' })],
  ['a picture as data', shape('image', { assetId: `asset:${HASH}`, src: 'data:image/png;base64,AAAA' })],
  ['a picture in a text', shape('text', { richText: { type: 'image', attrs: { src: 'http://evil.example/a.png' } } })],
  ['a picture in its meta', { ...shape('note'), meta: { poster: '//evil.example/a.png' } }],
  ['a program as a link', linked('javascript:alert(1)')],
  ['the same, hidden', linked(' java\n\tscript\u0000:alert(1)')],
  ['a page as a link', linked('data:text/html,<script>alert(1)</script>')],
  ['a file as a link', shape('geo', { url: 'file:///etc/passwd' })],
  ['a drawing without end', shape('draw', { segments: 'x'.repeat(LIMITS.drawingLength) })],
] // prettier-ignore

const asked = (record: Record<string, unknown>) =>
  decide(
    emptyPlan(),
    { type: 'ink', id: 'shape:1', record: { board: BOARD, record } },
    { now: '', newId: () => '' },
  )

describe('IG8 a drawing brings nothing from elsewhere into a lab', () => {
  test.each(ALLOWED)('%s is taken, by pages and by the server', (_, record) => {
    expect(inkAllowed(record)).toBe(true)
    expect(asked(record).ok).toBe(true)
    expect(judged(ink(33, { board: BOARD, record })).kind).toBe('take')
  })
  test.each(REFUSED)('%s is refused, by pages and by the server', (_, record) => {
    expect(inkAllowed(record)).toBe(false)
    expect(asked(record)).toMatchObject({ ok: false, refusal: { code: 'drawingNotTaken' } })
    expect(judged(ink(33, { board: BOARD, record }))).toEqual({ kind: 'refuse', reason: 'forbidden' })
    expect(judged(ink(33, { board: BOARD, record }), { role: 'labLead' }).kind).toBe('refuse')
  })
})
