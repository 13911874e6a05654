import { needed, well, type Finding } from './finding.ts'
import { countIn, mostOf, quantileOf } from './histogram.ts'
import type { Span } from './span.ts'
import { THRESHOLDS } from './thresholds.ts'
import { count, lasting, rate, seconds, share } from './wording.ts'

/** Who is there and since when. */
export const people = (span: Span, at: number): Finding => {
  const of = (name: string) => span.now(`delivery_lab_${name}`) ?? 0
  const started = span.now('process_start_time_seconds')
  const running = started === null ? '' : `; it runs for ${lasting(at - started)}`
  const [persons, labs] = [count(of('people'), 'person', 'people'), count(of('rooms'), 'lab', 'labs')]
  return well(
    'people',
    `${persons} in ${labs}, by ${count(of('sockets'), 'connection', 'connections')}${running}.`,
  )
}

const SLOW_DISK =
  'Put DATA_DIR on a fast disk of this machine, not on a share of the network, and see what else writes to it.'

/** How long edits wait to be on disk. */
export const edits = (span: Span): Finding => {
  const { all, added } = span.histogram('delivery_lab_commit_seconds')
  const lately = countIn(added) >= THRESHOLDS.batchesForP99
  const waited = lately ? added : all
  const [half, most] = [quantileOf(waited, 0.5), quantileOf(waited, 0.99)]
  if (half === null || most === null) return well('edits', 'Nobody has edited since it was started.')
  const taken = `${rate(span.added('delivery_lab_edits_total') / span.seconds)} edits a second`
  const when = lately ? '' : ', since the start'
  const text = `${taken}; half of them wait less than ${upTo(half)} for the disk, 99 % less than ${upTo(most)}${when}`
  return most > THRESHOLDS.commitP99
    ? needed('edits', `${text}: people notice that. ${SLOW_DISK}`)
    : well('edits', `${text}: that is fine.`)
}

const upTo = (value: number): string =>
  value === Infinity ? 'a time longer than is counted' : seconds(value)

/** The longest time nobody was served, or null when no second has passed. */
export const heldUp = (span: Span): Finding | null => {
  const most = mostOf(span.histogram('delivery_lab_loop_lag_seconds').added)
  if (most === null) return null
  return most > THRESHOLDS.loopLag
    ? needed(
        'event loop',
        `The server was held up for ${most === Infinity ? 'very long' : `up to ${seconds(most)}`} at a time. Something heavy runs on this machine, or somebody sends what is dear: look at its load and at the server’s log.`,
      )
    : well('event loop', `It was held up for less than ${seconds(most)} at a time: that is fine.`)
}

/** How much of what one core carries is used. */
export const busy = (span: Span): Finding => {
  const used = Math.min(1, span.added('delivery_lab_loop_busy_seconds_total') / span.seconds)
  const text = `It works ${share(used)} of the time; one core carries all labs`
  return used > THRESHOLDS.loopBusy
    ? needed(
        'load',
        `${text}. Above ${share(THRESHOLDS.loopBusy)} everyone waits: give it a faster core, or a part of the labs another server.`,
      )
    : well('load', `${text}, and there is room.`)
}

/** Who cannot read as fast as their lab speaks. */
export const slowReaders = (span: Span): Finding => {
  // Who joins a large plan on a slow line is behind once, until it is there.
  const joined = countIn(span.histogram('delivery_lab_answer_seconds').added)
  const behind = span.added('delivery_lab_readers_behind_total') - joined
  if (behind <= 0) return well('slow readers', 'Everyone reads as fast as their lab speaks.')
  const sockets = span.now('delivery_lab_sockets') ?? 0
  const text = `${count(behind, 'connection', 'connections')} fell behind in ${seconds(span.seconds)}; they are told the rest all at once`
  return behind > Math.max(1, sockets * THRESHOLDS.behind)
    ? needed(
        'slow readers',
        `${text}. That many point at the network: the hall’s access point, or the way of the server to it.`,
      )
    : well('slow readers', `${text}.`)
}
