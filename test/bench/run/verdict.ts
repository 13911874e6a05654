import type { FanOutRow, JoinsRow, MostRow, Row, Who } from './measured.ts'

/** One thing that has to hold of a run. */
export interface Check {
  what: string
  /** Null when what it compares was not measured in this run. */
  holds: boolean | null
  detail: string
  /** Wished for; a run does not fail by it. */
  goal?: boolean
}

type Kind = Row['kind']
const ofKind =
  <K extends Kind>(kind: K) =>
  (row: Row): row is Extract<Row, { kind: K }> =>
    row.kind === kind

export const fanOuts = (rows: readonly Row[]): FanOutRow[] => rows.filter(ofKind('fanOut'))
export const mosts = (rows: readonly Row[]): MostRow[] => rows.filter(ofKind('mostEdits'))
export const joinsOf = (rows: readonly Row[]): JoinsRow[] => rows.filter(ofKind('joins'))

const OURS: ReadonlySet<Who> = new Set(['lab', 'labPage'])
const MB = 1e6

const find = (rows: readonly Row[], who: Who, people: number, rooms = 1): FanOutRow | undefined =>
  fanOuts(rows).find((row) => row.who === who && row.people === people && row.rooms === rooms)

/** How many times a figure is another; null when either is missing. */
export const ratio = (of: number | null | undefined, to: number | null | undefined): number | null =>
  of === null || of === undefined || !to ? null : of / to

const times = (value: number | null): string =>
  value === null ? 'not measured' : `${value.toFixed(2)} times`

const atMost = (value: number | null | undefined, bound: number): boolean | null =>
  value === null || value === undefined ? null : value <= bound

/** Bytes written for each thousand edits. */
export const perThousand = (bytes: number, edits: number): number => (bytes / edits) * 1_000

const faultsOf = (row: FanOutRow | JoinsRow | MostRow): string[] => {
  if (row.kind === 'mostEdits') return row.result.gone
  const { delivered, expected, kept, gone } = row.result
  return [
    ...(delivered === expected ? [] : [`${delivered} of ${expected} delivered`]),
    ...(kept === null || (kept.lost === 0 && kept.same) ? [] : [`${kept.lost} lost, same ${kept.same}`]),
    ...(row.kind === 'joins' && row.result.missing > 0 ? [`${row.result.missing} missing at joiners`] : []),
    ...gone,
  ]
}

const nothingLost = (rows: readonly Row[]): Check => {
  const ours = rows.filter((row) => row.kind !== 'failed').filter((row) => OURS.has(row.who))
  const faults = ours.flatMap((row) => faultsOf(row).map((fault) => `${row.who} ${row.kind}: ${fault}`))
  const failed = rows.filter(ofKind('failed')).filter((row) => OURS.has(row.who))
  const all = [...faults, ...failed.map(({ what, why }) => `${what}: ${why}`)]
  return {
    what: 'Every edit delivered to everyone and in the document, none refused, no socket closed',
    holds: ours.length + failed.length === 0 ? null : all.length === 0,
    detail: all.length === 0 ? `${ours.length} runs` : all.join('; '),
  }
}

const cpu = (rows: readonly Row[]): Check[] => {
  const found = ratio(
    find(rows, 'lab', 200)?.taken.cpuPercent,
    find(rows, 'hocuspocus', 200)?.taken.cpuPercent,
  )
  const what = 'Processor at 200 people, against Hocuspocus'
  return [
    { what: `${what}: at most a half`, holds: atMost(found, 0.5), detail: times(found) },
    { what: `${what}: a quarter`, holds: atMost(found, 0.25), detail: times(found), goal: true },
  ]
}

const latency = (rows: readonly Row[]): Check[] =>
  fanOuts(rows)
    .filter(({ who, rooms }) => who === 'lab' && rooms === 1)
    .map(({ people, result }) => {
      const theirs = find(rows, 'hocuspocus', people)?.result.edit.p99 ?? null
      const ours = result.edit.p99
      return {
        what: `Edits to ${people} people, p99: no worse than Hocuspocus`,
        holds: ours === null || theirs === null ? null : ours <= theirs,
        detail: `${ours} ms, ${theirs} ms`,
      }
    })

const joining = (rows: readonly Row[]): Check[] => {
  const row = joinsOf(rows).find(({ who }) => who === 'lab')
  if (!row) return [{ what: 'Joins of 200 within a second: 3 s', holds: null, detail: 'not measured' }]
  const { result, slow } = row
  const allIn = result.allInMs ?? Infinity
  const whole = slow.whole ?? Infinity
  return [
    { what: 'Joins of 200 within a second: all in after 3 s', holds: allIn <= 3_000, detail: `${allIn} ms` },
    { what: 'The same after 1.5 s', holds: allIn <= 1_500, detail: `${allIn} ms`, goal: true },
    {
      what: 'Edits of those who are there meanwhile, p99: 100 ms',
      holds: atMost(result.residents.p99, 100),
      detail: `${result.residents.p99} ms`,
      goal: true,
    },
    {
      what: 'Join over 10 Mbit/s and 100 ms each way: 3 s and 500 kB',
      holds: whole <= 3_000 && slow.bytes <= 500_000,
      detail: `${Math.round(whole)} ms, ${Math.round(slow.bytes / 1_000)} kB`,
    },
  ]
}

const manyRooms = (rows: readonly Row[]): Check => {
  const peers = (['hocuspocus', 'yWebsocket'] as const).flatMap(
    (who) => find(rows, who, 10, 100)?.taken.cpuPercent ?? [],
  )
  const best = peers.length === 0 ? null : Math.min(...peers)
  const found = ratio(find(rows, 'lab', 10, 100)?.taken.cpuPercent, best)
  return {
    what: 'Processor at 100 rooms of 10, against the best of the others: at most a half',
    holds: atMost(found, 0.5),
    detail: times(found),
  }
}

const disk = (rows: readonly Row[]): Check => {
  const row = find(rows, 'lab', 100)
  const written = row ? perThousand(row.writtenBytes, row.result.edits) : null
  return {
    what: 'Written to disk for 1,000 edits in a room of 100: 1 MB',
    holds: atMost(written, MB),
    detail: written === null ? 'not measured' : `${(written / MB).toFixed(2)} MB`,
  }
}

export const checksOf = (rows: readonly Row[]): Check[] => [
  nothingLost(rows),
  ...cpu(rows),
  ...latency(rows),
  ...joining(rows),
  manyRooms(rows),
  disk(rows),
]

/** As a line that begins with how it went. */
export const checkLine = ({ what, holds, detail, goal }: Check): string => {
  const word = holds === null ? 'not measured' : holds ? 'pass' : goal ? 'goal missed' : 'FAIL'
  return `${word}: ${what} (${detail})`
}

export const passed = (checks: readonly Check[]): boolean =>
  checks.every(({ holds, goal }) => goal === true || holds !== false)
