import { expect, test } from 'vitest'
import { diagnose, verdictOf } from '#server/cli/doctor/diagnose.ts'
import { addedSince, histogramOf, mostOf, quantileOf } from '#server/cli/doctor/histogram.ts'
import { readSamples } from '#server/cli/doctor/reading.ts'
import { spanOf } from '#server/cli/doctor/span.ts'
import { bytes, lasting, seconds } from '#server/cli/doctor/wording.ts'

test('DR1 the text of Prometheus is read: labels with every sign in them, infinities, times, nothing else', () => {
  const text = [
    '# HELP a what it is',
    '# TYPE a counter',
    'a 3',
    'a{route="/labs/:lab/*",said="\\"}\\\\n\\n"} 4.5e-3 1700000000000',
    'b_bucket{le="+Inf"} +Inf',
    'c NaN',
    '',
    'this is no sample',
    '{no="name"} 1',
  ].join('\n')
  expect(readSamples(text)).toEqual([
    { name: 'a', labels: {}, value: 3 },
    { name: 'a', labels: { route: '/labs/:lab/*', said: '"}\\n\n' }, value: 0.0045 },
    { name: 'b_bucket', labels: { le: '+Inf' }, value: Infinity },
    { name: 'c', labels: {}, value: Number.NaN },
  ])
})

const buckets = (name: string, counts: Record<string, number>) =>
  Object.entries(counts).map(([le, count]) => `${name}_bucket{le="${le}"} ${count}`)

const histogram = (counts: Record<string, number>) =>
  histogramOf(readSamples(buckets('h', counts).join('\n')), 'h')

test('DR2 a share lies where a straight line within its bucket puts it, as Prometheus does', () => {
  const hundred = histogram({ '0.1': 50, '0.2': 90, '0.4': 100, '+Inf': 100 })
  expect(quantileOf(hundred, 0.5)).toBeCloseTo(0.1)
  expect(quantileOf(hundred, 0.7)).toBeCloseTo(0.15)
  expect(quantileOf(hundred, 0.99)).toBeCloseTo(0.38)
  expect(quantileOf(histogram({ '0.1': 1, '+Inf': 2 }), 0.99)).toBe(Infinity)
  expect(quantileOf(histogram({ '0.1': 0, '+Inf': 0 }), 0.5)).toBeNull()
  expect(quantileOf(histogram({}), 0.5)).toBeNull()
})

test('DR2 what came between two readings is looked at alone', () => {
  const added = addedSince(
    histogram({ '0.1': 900, '+Inf': 1_000 }),
    histogram({ '0.1': 1_000, '+Inf': 1_100 }),
  )
  expect(quantileOf(added, 0.99)).toBeCloseTo(0.099)
  expect(mostOf(added)).toBe(0.1)
})

/** Figures of a server that nobody has to look after, of which some are others. */
const figures = (others: Record<string, number> = {}): string =>
  Object.entries({
    delivery_lab_people: 41,
    delivery_lab_rooms: 3,
    delivery_lab_sockets: 44,
    process_start_time_seconds: 1_000,
    delivery_lab_edits_total: 1_000,
    'delivery_lab_commit_seconds_bucket{le="0.005"}': 500,
    'delivery_lab_commit_seconds_bucket{le="0.1"}': 1_000,
    'delivery_lab_commit_seconds_bucket{le="0.25"}': 1_000,
    'delivery_lab_commit_seconds_bucket{le="+Inf"}': 1_000,
    'delivery_lab_loop_lag_seconds_bucket{le="0.025"}': 100,
    'delivery_lab_loop_lag_seconds_bucket{le="0.25"}': 100,
    'delivery_lab_loop_lag_seconds_bucket{le="0.5"}': 100,
    'delivery_lab_loop_lag_seconds_bucket{le="+Inf"}': 100,
    delivery_lab_loop_busy_seconds_total: 50,
    delivery_lab_readers_behind_total: 2,
    'delivery_lab_sockets_ended_total{reason="unauthorised"}': 2,
    'delivery_lab_sockets_ended_total{reason="cannotSave"}': 1,
    'delivery_lab_sockets_ended_total{reason="tooFast"}': 0,
    'delivery_lab_refused_total{reason="locked"}': 4,
    'delivery_lab_http_requests_total{status="200"}': 900,
    'delivery_lab_http_requests_total{status="401"}': 7,
    'delivery_lab_http_requests_total{status="503"}': 1,
    process_resident_memory_bytes: 300e6,
    delivery_lab_machine_memory_bytes: 4e9,
    nodejs_heap_size_used_bytes: 100e6,
    nodejs_heap_size_limit_bytes: 2e9,
    process_open_fds: 100,
    process_max_fds: 1_024,
    delivery_lab_disk_free_bytes: 30e9,
    'delivery_lab_database_bytes{database="log"}': 2e6,
    'delivery_lab_database_bytes{database="lab"}': 1e6,
    ...others,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('\n')

/** Ten seconds between the usual figures and those. */
const tenSeconds = (others: Record<string, number> = {}) =>
  diagnose(spanOf(readSamples(figures()), readSamples(figures(others)), 10), 1_000 + 3 * 86_400)

const saidOf = (about: string, others: Record<string, number> = {}): string =>
  tenSeconds(others).find((finding) => finding.about === about)?.text ?? ''

test('DR3 of a server that is well each figure is told in a sentence, and nothing is needed', () => {
  const findings = tenSeconds({ 'delivery_lab_loop_lag_seconds_bucket{le="+Inf"}': 100 })
  expect(verdictOf(findings)).toBe('Everything is well.')
  expect(findings.map(({ text }) => text)).toEqual([
    '41 people in 3 labs, by 44 connections; it runs for 3 days.',
    '0 edits a second; half of them wait less than 5 ms for the disk, 99 % less than 98.1 ms, since the start: that is fine.',
    'It works 0 % of the time; one core carries all labs, and there is room.',
    'Everyone reads as fast as their lab speaks.',
    'It has ended 3 connections since the start: seat revoked or session ended (2) and edits could not be saved (1).',
    'It has refused 4 edits since the start: locked (4).',
    'No request fails; denied since the start: not entered (7).',
    'It uses 300 MB of 4 GB of memory, 5 % of the heap it may have.',
    '100 of 1024 files and sockets are open.',
    '30 GB are free on the disk of the data, which take 3 MB.',
  ])
})

const slow = {
  'delivery_lab_commit_seconds_bucket{le="0.25"}': 1_200,
  'delivery_lab_commit_seconds_bucket{le="+Inf"}': 1_200,
}
const NEEDED: [about: string, others: Record<string, number>, said: string][] = [
  ['edits', slow, 'people notice that. Put DATA_DIR on a fast disk'],
  [
    'event loop',
    {
      'delivery_lab_loop_lag_seconds_bucket{le="0.5"}': 101,
      'delivery_lab_loop_lag_seconds_bucket{le="+Inf"}': 101,
    },
    'held up for up to 500 ms',
  ],
  ['load', { delivery_lab_loop_busy_seconds_total: 57.1 }, 'works 71 % of the time'],
  ['slow readers', { delivery_lab_readers_behind_total: 5 }, 'point at the network'],
  [
    'ended connections',
    { 'delivery_lab_sockets_ended_total{reason="cannotSave"}': 2 },
    'Edits cannot be saved now',
  ],
  [
    'ended connections',
    { 'delivery_lab_sockets_ended_total{reason="tooFast"}': 11 },
    'sent away again and again',
  ],
  ['requests', { 'delivery_lab_http_requests_total{status="503"}': 3 }, '2 requests failed just now'],
  ['memory', { process_resident_memory_bytes: 3.3e9 }, 'give it more memory'],
  ['memory', { nodejs_heap_size_used_bytes: 1.7e9 }, '--max-old-space-size'],
  ['open files', { process_open_fds: 900 }, 'nobody can join: raise the limit'],
  ['disk', { delivery_lab_disk_free_bytes: 0.9e9 }, '900 MB are free'],
  ['disk', { delivery_lab_edits_total: 1_000 + 30_000 * 10 }, 'they last for less than an hour of work'],
]
test.each(NEEDED)('DR4 the operator is needed, and told what to do: %s %o', (about, others, said) => {
  expect(verdictOf(tenSeconds(others))).toBe(`1 thing needs you: ${about}.`)
  expect(saidOf(about, others)).toContain(said)
})

test('DR4 two things are counted and named', () => {
  expect(verdictOf(tenSeconds({ process_open_fds: 900, delivery_lab_disk_free_bytes: 1 }))).toBe(
    '2 things need you: open files, disk.',
  )
})

test('DR4 little of something is not called much: few slow readers, a few sent away, a hundred edits', () => {
  const little = {
    delivery_lab_readers_behind_total: 24,
    'delivery_lab_answer_seconds_bucket{le="+Inf"}': 20,
    'delivery_lab_sockets_ended_total{reason="tooFast"}': 5,
    'delivery_lab_commit_seconds_bucket{le="0.25"}': 1_009,
    'delivery_lab_commit_seconds_bucket{le="+Inf"}': 1_009,
  }
  expect(verdictOf(tenSeconds(little))).toBe('Everything is well.')
})

test('DR3 what a server does not tell is left out, and a lab nobody edits is no slow one', () => {
  const nothing = readSamples('delivery_lab_info 1\ndelivery_lab_disk_free_bytes NaN')
  const findings = diagnose(spanOf(nothing, nothing, 5), 0)
  expect(verdictOf(findings)).toBe('Everything is well.')
  expect(findings.map(({ about }) => about)).not.toContain('disk')
  expect(findings.map(({ text }) => text)).toContain('Nobody has edited since it was started.')
})

test('DR3 figures are said in units people read', () => {
  expect([0.0004, 0.0123, 1.5, 90].map(seconds)).toEqual(['0.4 ms', '12.3 ms', '1.5 s', '90 s'])
  expect([0, 999, 1_500, 2.5e9].map(bytes)).toEqual(['0 bytes', '999 bytes', '1.5 kB', '2.5 GB'])
  expect([0, 59, 3_599, 86_400, 2.9 * 86_400].map(lasting)).toEqual([
    '0 seconds',
    '59 seconds',
    '59 minutes',
    '1 day',
    '2 days',
  ])
})
