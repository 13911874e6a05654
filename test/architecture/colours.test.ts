import { expect, test } from 'vitest'
import { filesIn } from './filesIn.ts'
import type { Source } from './walls.ts'

/** A step of a scale of the library's is one, too: it is the same in the light and in the dark. */
const COLOUR =
  /(?<![&\w/-])#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b(?!-)|%23[\da-f]{6}\b|\b(?:rgba?|hsla?|oklch|lab)\(\s*\d|(?::|,|\(|['"]|\s)(?:white|black)(?=[;,)'"\s!])(?!-)|--mantine-color-\w+-\d\b/i

/** Colours that are the same in every look, or have a version of their own for the dark. */
const OWN = [
  /^client\/ui\/tokens\.css$/,
  /^client\/ui\/theme\.ts$/, // the library's scales; what is seen of them is in tokens.css
  /^client\/ui\/QrCode\.tsx$/, // dark on white, whatever is around it
  /^client\/canvas\/cards\/(kinds\.ts|signs\.css)$/, // both grounds stand there
  /^client\/canvas\/(export\/|cards\/Card(Foot)?Svg\.tsx|far\/looks\.ts)/, // paper is white; the picture has both
  /^client\/canvas\/(relationStyle|arrange\/captionRecords)\.ts$/, // names of the editor's colours
  /^client\/plan\/inkRecords\.ts$/,
  /^client\/exchange\/writeXlsx\.ts$/,
  /^client\/timeline\/PrintView\.tsx$/,
]

const read = filesIn('client', /\.(css|tsx?)$/).filter(
  ({ path }) => !path.includes('/i18n/') && !path.includes('/third-party/'),
)

const literals = ({ path, text }: Source): string[] =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .split('\n')
    .filter((line) => COLOUR.test(line.replaceAll(/white-space|variant="white"/g, '')))
    .filter((line) => path.endsWith('.css') || !/\bthis\.#|^\s*(async )?#/.test(line))
    .map((line) => `${path}: ${line.trim().slice(0, 100)}`)

test('LO1 a colour of the page stands in tokens.css and nowhere else', () => {
  const found = read.filter(({ path }) => OWN.every((own) => !own.test(path))).flatMap(literals)
  expect(found).toEqual([])
  expect(read.length).toBeGreaterThan(500)
  const planted = [
    'color: #fff;',
    'background: white;',
    "fill='%234c3575'",
    'box-shadow: 0 0 rgb(0 0 0 / 1%);',
    'outline: 2px solid var(--mantine-color-ocean-7);',
  ]
  expect(
    planted.filter((line) => literals({ path: 'x.css', text: line }).length === 0),
    'planted ones are found',
  ).toEqual([])
})

test('LO1 every variable of a look that a style names is there', () => {
  const defined = new Set(
    read.flatMap(({ text }) =>
      [...text.matchAll(/(--[\w-]+)['"]?(?: as string\])?\s*:/g)].map(([, name]) => name),
    ),
  )
  const named = read
    .filter(({ path }) => path.endsWith('.css'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/var\((--(?!mantine|tl-|tlui)[\w-]+)\)/g)].map((m) => ({
        path,
        name: m[1],
      })),
    )
  expect(named.filter(({ name }) => !defined.has(name))).toEqual([])
})
