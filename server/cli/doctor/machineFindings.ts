import { needed, well, type Finding } from './finding.ts'
import type { Span } from './span.ts'
import { THRESHOLDS } from './thresholds.ts'
import { bytes, count, share } from './wording.ts'

/** Memory of the process against what the machine and the heap may come to; null when it is not told. */
export const memory = (span: Span): Finding | null => {
  const used = span.now('process_resident_memory_bytes')
  const machine = span.now('delivery_lab_machine_memory_bytes')
  const heap = span.now('nodejs_heap_size_used_bytes')
  const most = span.now('nodejs_heap_size_limit_bytes')
  if (used === null || machine === null || heap === null || most === null) return null
  const text = `It uses ${bytes(used)} of ${bytes(machine)} of memory, ${share(heap / most)} of the heap it may have`
  if (used / machine > THRESHOLDS.memory)
    return needed(
      'memory',
      `${text}. Above ${share(THRESHOLDS.memory)} the machine may end it: give it more memory.`,
    )
  if (heap / most > THRESHOLDS.memory)
    return needed(
      'memory',
      `${text}. When the heap is full it ends: start it with NODE_OPTIONS=--max-old-space-size=<megabytes>.`,
    )
  return well('memory', `${text}.`)
}

/** Open files and sockets against the limit of the process; null where it cannot be told. */
export const files = (span: Span): Finding | null => {
  const [open, most] = [span.now('process_open_fds'), span.now('process_max_fds')]
  if (open === null || most === null) return null
  const text = `${open} of ${most} files and sockets are open`
  return open / most > THRESHOLDS.files
    ? needed(
        'open files',
        `${text}. When there are no more, nobody can join: raise the limit (ulimit -n, LimitNOFILE=).`,
      )
    : well('open files', `${text}.`)
}

const HOUR = 3_600

/** Room on the disk, and how long it lasts if people go on as they do now; null when it cannot be told. */
export const disk = (span: Span): Finding | null => {
  const free = span.now('delivery_lab_disk_free_bytes')
  if (free === null) return null
  const databases = span.by('delivery_lab_database_bytes', 'database').reduce((sum, { all }) => sum + all, 0)
  const perSecond = (span.added('delivery_lab_edits_total') / span.seconds) * THRESHOLDS.bytesOfEdit
  const lasts = perSecond > 0 ? free / perSecond : Infinity
  const text = `${bytes(free)} are free on the disk of the data, which take ${bytes(databases)}${lastingText(lasts)}`
  return free < THRESHOLDS.diskFree || lasts < THRESHOLDS.diskHours * HOUR
    ? needed('disk', `${text}. When it is full no edit is taken: make room, or move DATA_DIR.`)
    : well('disk', `${text}.`)
}

const lastingText = (lasts: number): string => {
  if (lasts === Infinity) return ''
  const hours = lasts / HOUR
  if (hours < 1) return '; they last for less than an hour of work at this pace'
  return hours > MANY_HOURS
    ? '; at this pace they last for years'
    : `; they last for ${count(Math.floor(hours), 'hour', 'hours')} of work at this pace`
}

/** Two years of working days. */
const MANY_HOURS = 4_000
