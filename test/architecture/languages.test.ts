import { expect, test } from 'vitest'
import { filesIn } from './filesIn.ts'

/** How something is written in one language, or in whichever the browser happens to have. */
const OWN_WAY =
  /new Intl\.(DateTimeFormat|NumberFormat|ListFormat|Collator|PluralRules)\((['")]|undefined)|\.toLocale(Date|Time)?String\(|localeCompare\([^)\n]*'en/

test('TR8 nothing on a screen is written in the way of one language alone', () => {
  const looked = filesIn('client', /\.tsx?$/)
  expect(looked.length).toBeGreaterThan(300)
  expect(looked.filter(({ text }) => OWN_WAY.test(text)).map(({ path }) => path)).toEqual([])
  for (const planted of ["new Intl.NumberFormat('en')", 'date.toLocaleString()', "a.localeCompare(b, 'en')"])
    expect(OWN_WAY.test(planted)).toBe(true)
})

/** Left and right, where the page does not turn with its text. */
const SIDES =
  /(^|[\s;{])((margin|padding|border)-(left|right)|left|right|float|border-(top|bottom)-(left|right)-radius)\s*:|text-align:\s*(left|right)/
/** Boards and calendars do not turn; a page's text is given its side once. */
const FIXED = /^client\/(canvas|timeline)\/|^client\/ui\/direction\.css$/

test('TR9 styles name sides by the direction of text, but on boards and calendars, which do not turn', () => {
  const looked = filesIn('client', /\.css$/)
  expect(looked.length).toBeGreaterThan(40)
  const found = looked.filter(({ path, text }) => !FIXED.test(path) && SIDES.test(text))
  expect(found.map(({ path }) => path)).toEqual([])
  for (const planted of ['a { left: 0 }', 'a {\n  margin-left: 1px;\n}', 'text-align: right'])
    expect(SIDES.test(planted)).toBe(true)
  expect(SIDES.test('a {\n  inset-inline-start: 0;\n}')).toBe(false)
})
