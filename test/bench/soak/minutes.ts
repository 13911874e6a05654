/** One minute of a soak. */
export interface Minute {
  minute: number
  /** The median of the minute's samples. */
  rssMB: number
  heapMB: number | null
  files: number
  rooms: number | null
  sockets: number | null
  people: number
  edits: number
  delivered: number
  p99: number | null
  cpuPercent: number
  othersPercent: number
}

export interface SoakEnd {
  edits: number
  delivered: number
  expected: number
  lost: number
  same: boolean
  /** Why clients were gone that had not left. */
  gone: string[]
  /** Rooms in memory when everyone had left for a while; null where the server does not say. */
  roomsAfter: number | null
  /** After another room had been opened, written in and left: what is opened once is open. */
  filesBefore: number
  filesAfter: number
}

export interface Verdict {
  what: string
  holds: boolean | null
  detail: string
}

/** The first minutes fill caches and compile; they are not growth. */
const WARM = 10
const MOST_GROWTH = 0.05
/** A file may just be open when they are counted. */
const MORE_FILES = 4

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper
}

/** How much larger the last ten minutes are than the ten after the first ten; null for a run too short to tell. */
export const growth = (minutes: readonly Minute[], of: (minute: Minute) => number): number | null => {
  if (minutes.length < 3 * WARM) return null
  const early = median(minutes.slice(WARM, 2 * WARM).map(of))
  const late = median(minutes.slice(-WARM).map(of))
  return early === 0 ? null : late / early - 1
}

const percent = (value: number | null): string =>
  value === null ? 'too short to tell' : `${(value * 100).toFixed(1)} %`

/** What has to hold of a soak. */
export const verdictsOf = (minutes: readonly Minute[], end: SoakEnd): Verdict[] => {
  const rss = growth(minutes, ({ rssMB }) => rssMB)
  const own = (minute: Minute) => minute.files - (minute.sockets ?? minute.people)
  const early = minutes.slice(WARM, 2 * WARM).map(own)
  const late = minutes.slice(-WARM).map(own)
  const files = minutes.length < 3 * WARM ? null : median(late) - median(early)
  return [
    {
      what: 'Every edit delivered to everyone who was there',
      holds: end.delivered === end.expected,
      detail: `${end.delivered} of ${end.expected}`,
    },
    {
      what: 'Every edit in the document of a fresh client',
      holds: end.lost === 0 && end.same,
      detail: `${end.edits} edits, ${end.lost} lost, ${end.same ? 'the same' : 'it differs'}`,
    },
    {
      what: 'Nobody was sent away',
      holds: end.gone.length === 0,
      detail: end.gone.length === 0 ? 'none' : end.gone.slice(0, 3).join('; '),
    },
    {
      what: `Memory after the first ${WARM} minutes grew by less than 5 %`,
      holds: rss === null ? null : rss < MOST_GROWTH,
      detail: percent(rss),
    },
    {
      what: 'Open files beside sockets stay as many',
      holds: files === null ? null : files <= 2,
      detail: files === null ? 'too short to tell' : `${files} more`,
    },
    {
      what: 'Files are closed again when all have left',
      holds: end.filesAfter <= end.filesBefore + MORE_FILES,
      detail: `${end.filesBefore} before, ${end.filesAfter} after`,
    },
    {
      what: 'No room stays in memory when all have left',
      holds: end.roomsAfter === null ? null : end.roomsAfter === 0,
      detail: end.roomsAfter === null ? 'the server does not say' : `${end.roomsAfter} rooms`,
    },
  ]
}

const TEN = 10

/** What a soak came to, as Markdown: what held, and ten minutes a line. */
export const soakText = (minutes: readonly Minute[], verdicts: readonly Verdict[], about: string): string => {
  const word = (holds: boolean | null) => (holds === null ? 'not judged' : holds ? 'yes' : '**no**')
  const spans = Array.from({ length: Math.floor(minutes.length / TEN) }, (_, at) =>
    minutes.slice(at * TEN, (at + 1) * TEN),
  )
  const worst = (span: readonly Minute[]) => Math.max(...span.map(({ p99 }) => p99 ?? 0)).toFixed(1)
  const of = (span: readonly Minute[], value: (minute: Minute) => number) =>
    median(span.map(value)).toFixed(0)
  return [
    about,
    '',
    '| What holds | | |',
    '| --- | --- | --- |',
    ...verdicts.map(({ what, holds, detail }) => `| ${what} | ${word(holds)} | ${detail} |`),
    '',
    '| Minutes | RSS, MB | Heap, MB | Files | People | Edit p99, ms: median, worst | Processor | Others |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...spans.map((span) =>
      [
        '',
        ` ${span[0]?.minute}–${span.at(-1)?.minute} `,
        ` ${of(span, ({ rssMB }) => rssMB)} `,
        ` ${of(span, ({ heapMB }) => heapMB ?? 0)} `,
        ` ${of(span, ({ files }) => files)} `,
        ` ${of(span, ({ people }) => people)} `,
        ` ${of(span, ({ p99 }) => p99 ?? 0)}, ${worst(span)} `,
        ` ${of(span, ({ cpuPercent }) => cpuPercent)} % `,
        ` ${of(span, ({ othersPercent }) => othersPercent)} % `,
        '',
      ].join('|'),
    ),
  ].join('\n')
}

export const minuteLine = (minute: Minute): string =>
  [
    `${String(minute.minute).padStart(3)} min`,
    `RSS ${minute.rssMB.toFixed(0)} MB`,
    `heap ${minute.heapMB?.toFixed(0) ?? '–'} MB`,
    `files ${minute.files}`,
    `rooms ${minute.rooms ?? '–'}`,
    `sockets ${minute.sockets ?? '–'}`,
    `people ${minute.people}`,
    `edits ${minute.edits}`,
    `delivered ${minute.delivered}`,
    `p99 ${minute.p99 ?? '–'} ms`,
    `processor ${minute.cpuPercent.toFixed(0)} %`,
    `others ${minute.othersPercent.toFixed(0)} %`,
  ].join('; ')
