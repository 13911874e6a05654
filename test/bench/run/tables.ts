import type { FanOutRow, JoinsRow, Row, Who } from './measured.ts'
import { checksOf, fanOuts, joinsOf, mosts, perThousand, ratio, type Check } from './verdict.ts'

const NAMES: Record<Who, string> = {
  lab: 'this server',
  labPage: 'this server, presence as pages ask for it',
  relay: 'relay of bytes (`ws`)',
  yWebsocket: '@y/websocket-server, y-leveldb',
  hocuspocus: 'Hocuspocus 4.7, SQLite',
}

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const figure = (value: number | null | undefined, digits = 1): string =>
  value === null || value === undefined ? '–' : value.toFixed(digits)
const times = (value: number | null): string => (value === null ? '–' : `${value.toFixed(2)}×`)
const kB = (bytes: number): string => `${Math.round(bytes / 1_000).toLocaleString('en')} kB`
const MB = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`
const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${Math.floor((1_000 * part) / of) / 10} %`

const beside = (rows: readonly Row[], row: FanOutRow, who: Who): FanOutRow | undefined =>
  fanOuts(rows).find((one) => one.who === who && one.people === row.people && one.rooms === row.rooms)

const fanOutLine = (rows: readonly Row[], row: FanOutRow): string[] => {
  const { result, taken } = row
  const hocuspocus = beside(rows, row, 'hocuspocus')
  const relay = beside(rows, row, 'relay')
  const lost =
    result.kept === null ? '–' : result.kept.same ? String(result.kept.lost) : `${result.kept.lost}, differs`
  return [
    `${row.rooms} × ${row.people}`,
    NAMES[row.who],
    [result.edit.p50, result.edit.p95, result.edit.p99].map((ms) => figure(ms)).join(' / '),
    percent(result.delivered, result.expected),
    lost,
    `${figure(taken.cpuPercent)} %`,
    `${taken.peakRssMB} MB`,
    percent(result.presencesHeard, result.presences * (row.people - 1)),
    Math.round(result.frames / result.seconds).toLocaleString('en'),
    `${times(ratio(result.edit.p99, hocuspocus?.result.edit.p99))} · ${times(ratio(taken.cpuPercent, hocuspocus?.taken.cpuPercent))}`,
    `${times(ratio(result.edit.p99, relay?.result.edit.p99))} · ${times(ratio(taken.cpuPercent, relay?.taken.cpuPercent))}`,
    `${figure(result.lateness.p99)} ms`,
    `${figure(taken.othersPercent, 0)} %${row.tries > 1 ? ` (${row.tries} tries)` : ''}`,
  ]
}

const fanOutTable = (rows: readonly Row[]): string => {
  const all = fanOuts(rows).toSorted((a, b) => a.rooms - b.rooms || a.people - b.people)
  const head = [
    'Rooms × people',
    'Server',
    'Edit p50 / p95 / p99, ms',
    'Delivered',
    'Lost',
    'Processor (one core = 100 %)',
    'Peak RSS',
    'Cursor moves heard',
    'Frames/s out',
    'To Hocuspocus: p99 · processor',
    'To the relay: p99 · processor',
    'Generator late, p99',
    'Others',
  ]
  return table(
    head,
    all.map((row) => fanOutLine(rows, row)),
  )
}

const diskTable = (rows: readonly Row[]): string => {
  const hundred = fanOuts(rows).filter(
    ({ rooms, people, who }) => rooms === 1 && people === 100 && who !== 'relay',
  )
  const head = [
    'Room of 100',
    'Written for 1,000 edits',
    'Data folder after it',
    'Edit to `saved`, p50 / p99, ms',
  ]
  return table(
    head,
    hundred.map((row) => [
      NAMES[row.who],
      kB(perThousand(row.writtenBytes, row.result.edits)),
      kB(row.dataBytes),
      row.result.saved.count === 0
        ? 'does not say'
        : `${figure(row.result.saved.p50)} / ${figure(row.result.saved.p99)}`,
    ]),
  )
}

const mostTable = (rows: readonly Row[]): string =>
  table(
    ['Room of 20', 'Most edits/s at p99 ≤ 250 ms', 'p99 there', 'Next that was tried', 'Others'],
    mosts(rows).map(({ who, result, taken }) => {
      const there = result.steps.findLast(({ rate }) => rate === result.most)
      const failed = result.steps.filter(({ held }) => !held).toSorted((a, b) => a.rate - b.rate)[0]
      return [
        NAMES[who],
        `${result.bounded ? 'at least ' : ''}${result.most.toLocaleString('en')}`,
        `${figure(there?.p99)} ms`,
        failed
          ? `${failed.rate.toLocaleString('en')}: ${figure(failed.p99)} ms, ${percent(failed.delivered, 1)}`
          : '–',
        `${figure(taken.othersPercent, 0)} %`,
      ]
    }),
  )

const joinsLine = (row: JoinsRow): string[] => {
  const { result, slow, history, taken } = row
  const { joined, gone, join, residents } = result
  return [
    NAMES[row.who],
    `${kB(history.stateBytes)}, ${kB(history.packedBytes)}`,
    `${figure(result.cold.whole, 0)} ms`,
    `${figure(join.p50, 0)} / ${figure(join.p99, 0)} ms`,
    result.allInMs === null ? `${joined} in, ${gone.length} closed` : `${result.allInMs} ms`,
    `${figure(residents.p99)} ms, ${percent(result.delivered, result.expected)}`,
    `${taken.peakRssMB} MB`,
    kB(result.bytesEach),
    `${figure(slow.whole, 0)} ms, ${kB(slow.bytes)}`,
    MB(row.dataBytes),
    `${figure(taken.othersPercent, 0)} %${row.tries > 1 ? ` (${row.tries} tries)` : ''}`,
  ]
}

const joinsTable = (rows: readonly Row[]): string => {
  const head = [
    'Joins',
    'Document: V1, V2 deflated',
    'First after the start',
    'Each of 200, p50 / p99',
    'All in after',
    'Editors meanwhile, p99',
    'Peak RSS',
    'Bytes a join',
    '10 Mbit/s, 100 ms each way',
    'Data folder',
    'Others',
  ]
  return table(head, joinsOf(rows).map(joinsLine))
}

const reached = ({ holds, goal }: Check): string =>
  holds === null ? 'not measured' : holds ? 'yes' : goal ? 'no (a goal)' : '**no**'

const targetsTable = (checks: readonly Check[]): string =>
  table(
    ['Target', 'Reached', 'Figure'],
    checks.map((check) => [check.what, reached(check), check.detail]),
  )

const failures = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => (row.kind === 'failed' ? [`- ${NAMES[row.who]}, ${row.what}: ${row.why}`] : []))

/** What was measured, as Markdown. */
export const tablesOf = (rows: readonly Row[], about: readonly string[]): string => {
  const failed = failures(rows)
  return [
    about.join('  \n'),
    fanOutTable(rows),
    diskTable(rows),
    mostTable(rows),
    joinsTable(rows),
    ...(failed.length > 0 ? [`Could not be measured:\n\n${failed.join('\n')}`] : []),
    targetsTable(checksOf(rows)),
  ].join('\n\n')
}

/** The document with something in its place of that name, instead of what was there. Throws when it has no such place. */
export const putInPlace = (document: string, place: string, text: string): string => {
  const [beginning, ending] = [`<!-- ${place}: begin -->`, `<!-- ${place}: end -->`]
  const begin = document.indexOf(beginning)
  const end = document.indexOf(ending)
  if (begin < 0 || end < begin) throw new Error(`the document has no ${beginning} with ${ending} after it`)
  return `${document.slice(0, begin)}${beginning}\n${text}\n${document.slice(end)}`
}
