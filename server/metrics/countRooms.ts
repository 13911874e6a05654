import { Counter, type Registry } from 'prom-client'
import type { Meter } from '#server/sync/meter.ts'
import { CLOSE, type CloseCode } from '#shared/wire/closeCodes.ts'
import { REFUSED_REASONS } from '#shared/wire/frames.ts'
import { seriesIn } from './series.ts'

/** Seconds from a fifth of a millisecond, an edit judged, to more than anyone waits for. */
const WORK = [0.0002, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1]
/** Seconds a disk may take: a fast one less than one millisecond, a full or shared one more than one second. */
const DISK = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

const REASONS = new Map<CloseCode, string>(Object.entries(CLOSE).map(([reason, code]) => [code, reason]))

/** Counts what the rooms report: nothing is done for a message but an addition. */
export const countRooms = (registry: Registry): Meter => {
  const { committed, commitSeconds } = edits(registry)
  const judging = seriesIn(registry).histogram(
    'delivery_lab_judge_seconds',
    'How long it took to judge and apply a batch of edits.',
    WORK,
  )
  return {
    committed: (count, seconds) => {
      committed.inc(count)
      commitSeconds.observe(seconds)
    },
    judged: (seconds) => judging.observe(seconds),
    ...telling(registry),
    ...joins(registry),
    ...ends(registry),
  }
}

const edits = (registry: Registry) => {
  const { counter, histogram } = seriesIn(registry)
  return {
    committed: counter('delivery_lab_edits_total', 'Edits taken and on disk.'),
    commitSeconds: histogram(
      'delivery_lab_commit_seconds',
      'How long a batch of edits waited for the disk.',
      DISK,
    ),
  }
}

const telling = (registry: Registry): Pick<Meter, 'told' | 'fellBehind'> => {
  const { counter, histogram } = seriesIn(registry)
  const ticks = histogram(
    'delivery_lab_tick_seconds',
    'How long it took to tell the sockets of a room what is new in it.',
    WORK,
  )
  const writes = counter('delivery_lab_writes_total', 'Writes to sockets by which rooms told what is new.')
  const bytes = counter(
    'delivery_lab_told_bytes_total',
    'Bytes in those writes; what one who joins is answered is not among them.',
  )
  const behind = counter(
    'delivery_lab_readers_behind_total',
    'How often a socket began to read slower than its room speaks, or than a large plan is sent.',
  )
  return {
    told: (sockets, size, seconds) => {
      ticks.observe(seconds)
      writes.inc(sockets)
      bytes.inc(size)
    },
    fellBehind: () => behind.inc(),
  }
}

const joins = (registry: Registry): Pick<Meter, 'answered'> => {
  const { counter, histogram } = seriesIn(registry)
  const answers = histogram(
    'delivery_lab_answer_seconds',
    'How long it took to answer one who joins with what it lacks.',
    WORK,
  )
  const bytes = counter('delivery_lab_answered_bytes_total', 'Bytes of those answers.')
  return {
    answered: (size, seconds) => {
      answers.observe(seconds)
      bytes.inc(size)
    },
  }
}

const ends = (registry: Registry): Pick<Meter, 'ended'> => {
  const [labelNames, registers] = [['reason'], [registry]]
  const ended = new Counter({
    name: 'delivery_lab_sockets_ended_total',
    help: 'Sockets the server ended, by the name of the close code.',
    labelNames,
    registers,
  })
  const refused = new Counter({
    name: 'delivery_lab_refused_total',
    help: 'Edits that were not taken, by reason.',
    labelNames,
    registers,
  })
  // A series that begins with its first event has no rate for that event.
  for (const reason of REASONS.values()) ended.inc({ reason }, 0)
  for (const reason of REFUSED_REASONS) refused.inc({ reason }, 0)
  return {
    ended: (code, why) => {
      ended.inc({ reason: REASONS.get(code) ?? 'other' })
      if (why !== undefined) refused.inc({ reason: why })
    },
  }
}
