import { describe, expect, test } from 'vitest'
import { inkAllowed } from '#shared/plan/inkAllowed.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { ink, judged } from '#test/support/judged.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const shape = (props: object, more: object = {}) => ({
  id: 'shape:1',
  typeName: 'shape',
  type: 'note',
  x: 0,
  y: 0,
  props,
  ...more,
})
const words = (...content: unknown[]) => shape({ richText: { type: 'doc', content } })
const paragraph = (text: unknown, marks?: unknown) => ({
  type: 'paragraph',
  attrs: { dir: 'auto' },
  content: [{ type: 'text', text, ...(marks !== undefined && { marks }) }],
})
const lists = (deep: number): unknown =>
  deep === 0
    ? paragraph('deep')
    : { type: 'bulletList', content: [{ type: 'listItem', content: [lists(deep - 1)] }] }

const both = (record: Record<string, unknown>) => {
  const verdict = judged(ink(33, { board: sampleId(1), record })).kind
  return { page: inkAllowed(record), server: verdict === 'take' }
}
const TAKEN = { page: true, server: true }
const REFUSED = { page: false, server: false }

describe('AT63 words of a drawing are what a board’s editor can draw: at anything else it would stop, for everyone', () => {
  test.each([
    ['none', words()],
    ['an empty line', words({ type: 'paragraph' })],
    ['marks', words(paragraph('x', ['bold', 'italic', 'strike', 'code', 'highlight'].map((type) => ({ type }))))],
    ['a link', words(paragraph('x', [{ type: 'link', attrs: { href: 'https://example.org', target: '_blank', class: null } }]))],
    ['a heading, lists and a line’s end', words({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'x' }, { type: 'hardBreak' }] }, { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph('y')] }] })],
    ['lists in lists', words(lists(5))],
  ])('%s is taken', (_, record) => expect(both(record)).toEqual(TAKEN)) // prettier-ignore

  test.each([
    ['what it does not know', words({ type: 'evil' })],
    ['a mark it does not know', words(paragraph('x', [{ type: 'evil' }]))],
    ['nodes it is made without', words({ type: 'codeBlock', content: [{ type: 'text', text: 'x' }] })],
    ['a document in a document', words({ type: 'doc', content: [] })],
    ['no node', words(1, null)],
    ['letters', words('abc')],
    ['an empty text', words(paragraph(''))],
    ['a text without', words({ type: 'text' })],
    ['a text of numbers', words(paragraph(7))],
    ['words in what is no text', words({ type: 'paragraph', text: 'x' })],
    ['marks that are none', words(paragraph('x', 'bold'))],
    ['content that is none', words({ type: 'paragraph', content: 'x' })],
    ['a link to what is no address', words(paragraph('x', [{ type: 'link', attrs: { href: { a: 1 } } }]))],
    ['a link to a number', words(paragraph('x', [{ type: 'link', attrs: { href: 5 } }]))],
    ['attributes within attributes', words({ type: 'paragraph', attrs: { dir: ['rtl'] } })],
    ['no document', shape({ richText: { type: 'paragraph', content: [] } })],
    ['nothing in it', shape({ richText: { type: 'doc' } })],
    ['a string', shape({ richText: 'words' })],
  ])('%s is refused', (_, record) => expect(both(record)).toEqual(REFUSED)) // prettier-ignore

  test('words without end', () => {
    const long = 'a word '.repeat(LIMITS.longTextLength / 7)
    expect(both(words(paragraph(long.slice(2))))).toEqual(TAKEN)
    expect(both(words(paragraph('字'.repeat(9_000))))).toEqual(TAKEN)
    expect(both(words(paragraph('ก'.repeat(2_001))))).toEqual(REFUSED)
    const part = { type: 'text', text: 'x'.repeat(1_500) }
    expect(
      both(words({ type: 'paragraph', content: [part, { ...part, marks: [{ type: 'bold' }] }] })),
    ).toEqual(REFUSED)
    expect(both(words(part, part))).toEqual(REFUSED)
    expect(both(words(paragraph(long), paragraph(long)))).toEqual(REFUSED)
    expect(both(shape({ name: 'x'.repeat(LIMITS.longTextLength + 1) }, { type: 'frame' }))).toEqual(REFUSED)
  })
})

describe('AT64 a drawing is where and as large as a page can draw it', () => {
  test.each(['x', 'y', 'rotation', 'opacity'])('its %s', (field) => {
    expect(both(shape({}, { [field]: -LIMITS.farthest }))).toEqual(TAKEN)
    for (const far of [1.7e308, -1e15, Infinity, NaN, LIMITS.farthest + 1])
      expect(both(shape({}, { [field]: far }))).toEqual(REFUSED)
  })
  test.each(['w', 'h', 'growY', 'fontSizeAdjustment'])('its %s', (field) => {
    expect(both(shape({ [field]: LIMITS.drawingSide }, { type: 'geo' }))).toEqual(TAKEN)
    for (const large of [1e308, LIMITS.drawingSide + 1])
      expect(both(shape({ [field]: large }, { type: 'geo' }))).toEqual(REFUSED)
  })
  test('its scale, its points', () => {
    expect(both(shape({ scale: 20 }))).toEqual(TAKEN)
    expect(both(shape({ scale: 1_001 }))).toEqual(REFUSED)
    expect(both(shape({ points: {} }, { type: 'line' }))).toEqual(REFUSED)
  })
  test('a frame is as large as an area may be', () => {
    expect(both(shape({ w: LIMITS.frameSide, h: 1 }, { type: 'frame' }))).toEqual(TAKEN)
    expect(both(shape({ w: LIMITS.frameSide + 1, h: 1 }, { type: 'frame' }))).toEqual(REFUSED)
  })
  test('its points and the ends of an arrow', () => {
    const points = [{ x: 0, y: 1e300, z: 0.5 }]
    expect(both(shape({ segments: [{ type: 'free', points }] }, { type: 'draw' }))).toEqual(REFUSED)
    expect(both(shape({ end: { x: 1e300, y: 0 } }, { type: 'arrow' }))).toEqual(REFUSED)
  })
  test('a stroke without points', () => {
    for (const type of ['draw', 'highlight'])
      for (const segments of [[], 'none', [{ type: 'free', points: [] }], [{ type: 'free' }], [null]])
        expect(both(shape({ segments }, { type }))).toEqual(REFUSED)
  })
  test('pages ask for no more than the server takes, in depth and in parts', () => {
    expect(both(words(lists(6)))).toEqual(REFUSED)
    const stroke = (points: number) =>
      shape({ segments: [{ type: 'free', points: Array.from({ length: points }, (_, x) => ({ x, y: 1, z: 1 })) }] }, { type: 'draw' }) // prettier-ignore
    expect(both(stroke(600))).toEqual(TAKEN)
    expect(both(stroke(5_000))).toEqual(REFUSED)
    let nested: unknown = 'x'
    for (let deep = 0; deep < LIMITS.valueDepth; deep++) {
      const { page, server } = both(shape({}, { meta: nested }))
      expect(server).toBe(page)
      nested = [nested]
    }
  })
})
