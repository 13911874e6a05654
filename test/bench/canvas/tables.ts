import type { BoardRow, WindowRow } from './rows.ts'

const DOING = { pan: 'panned', zoom: 'zoomed', peers: '20 others at 10 Hz' } as const
const VIEW = { near: 'zoom 1', whole: 'whole plan in view' } as const
const NAME = { plain: 'plain tldraw', ours: 'this board' } as const

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const fixed = (value: number | undefined, digits = 0) => (value === undefined ? '–' : value.toFixed(digits))
const times = (ours: number | undefined, plain: number | undefined): string =>
  ours === undefined || plain === undefined || plain === 0 ? '–' : `${(ours / plain).toFixed(2)}×`
const count = (n: number) => n.toLocaleString('en')

const windowOf = (row: BoardRow | undefined, { view, doing }: WindowRow) =>
  row?.windows.find((one) => one.view === view && one.doing === doing)

/** What a run prints as it goes. */
export const rowLines = (row: BoardRow): string[] => [
  `${NAME[row.board]}, ${row.cards} cards: painted ${fixed(row.painted)} ms, usable ${fixed(row.usable)} ms, script ${fixed(row.openScript)} ms, heap ${fixed(row.heapMB)} MB, ${row.elements} elements`,
  ...row.windows.map(
    (one) =>
      `  ${VIEW[one.view]}, ${DOING[one.doing]}: ${fixed(one.framesPerSecond, 1)} frames/s, p95 ${fixed(one.p95)} ms, worst ${fixed(one.worst)} ms, script ${fixed(one.script)} ms/s, busy ${fixed(one.busy)} ms/s, others ${fixed(one.others)} %`,
  ),
]

/** What was measured, as Markdown: each board beside the plain one of the same run. */
export const canvasTables = (rows: readonly BoardRow[], about: readonly string[]): string => {
  const sizes = [...new Set(rows.map(({ cards }) => cards))].toSorted((a, b) => a - b)
  const of = (cards: number, board: BoardRow['board']) =>
    rows.find((row) => row.cards === cards && row.board === board)
  const opening = sizes.flatMap((cards) =>
    (['plain', 'ours'] as const).flatMap((board) => {
      const row = of(cards, board)
      const plain = of(cards, 'plain')
      if (!row) return []
      return [
        [
          `${count(cards)} + ${count(row.relations)}`,
          NAME[board],
          fixed(row.painted),
          fixed(row.usable),
          fixed(row.openScript),
          `${fixed(row.heapMB)} MB`,
          count(row.elements),
          board === 'ours' ? `${times(row.usable, plain?.usable)} · ${times(row.heapMB, plain?.heapMB)}` : '',
        ],
      ]
    }),
  )
  const windows = sizes.flatMap((cards) => {
    const ours = of(cards, 'ours')
    const plain = of(cards, 'plain')
    return (
      (ours ?? plain)?.windows.map((one) => {
        const a = windowOf(ours, one)
        const b = windowOf(plain, one)
        const each = (of: (window: WindowRow) => string) => `${a ? of(a) : '–'} / ${b ? of(b) : '–'}`
        return [
          `${count(cards)} + ${count((ours ?? plain)?.relations ?? 0)}`,
          VIEW[one.view],
          DOING[one.doing],
          each((w) => fixed(w.framesPerSecond, 1)),
          times(a?.framesPerSecond, b?.framesPerSecond),
          each((w) => fixed(w.p95)),
          each((w) => fixed(w.script)),
          each((w) => fixed(w.busy)),
          each((w) => `${fixed(w.others)} %`),
        ]
      }) ?? []
    )
  })
  return [
    about.join('  \n'),
    table(['Cards + relations', 'Board', 'All painted, ms', 'Usable, ms', 'Script till then, ms', 'Heap at the end', 'Elements', 'Usable · heap, this : plain'], opening), // prettier-ignore
    table(['Cards + relations', 'View', 'Board is', 'Frames/s, this / plain', 'Ratio', 'Frame p95, ms', 'Script, ms/s', 'Thread busy, ms/s', 'Others'], windows), // prettier-ignore
  ].join('\n\n')
}
