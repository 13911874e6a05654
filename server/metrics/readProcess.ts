import { readdirSync, readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import { Gauge, type Registry } from 'prom-client'
import { programVersion } from '#server/backup/programVersion.ts'
import { PROTOCOL } from '#shared/wire/version.ts'
import { seriesIn } from './series.ts'

/**
 * The process, under the names every Prometheus client gives them. The library's own collectors cannot be stopped, and
 * start their count of waits anew for each reader.
 */
export const readProcess = (registry: Registry): void => {
  const { gauge } = seriesIn(registry)
  gauge('process_start_time_seconds', 'When the process started.', () => performance.timeOrigin / 1_000)
  gauge('process_resident_memory_bytes', 'Memory in use.', () => process.memoryUsage.rss())
  gauge('process_open_fds', 'Open files and sockets.', openFiles)
  gauge('process_max_fds', 'Open files and sockets the process may have.', mostOpenFiles)
  gauge('nodejs_heap_size_used_bytes', 'Heap in use.', () => getHeapStatistics().used_heap_size)
  gauge(
    'nodejs_heap_size_limit_bytes',
    'Heap at which the process ends.',
    () => getHeapStatistics().heap_size_limit,
  )
  gauge('delivery_lab_machine_memory_bytes', 'Memory the process may come to.', memory)
  const info = new Gauge({
    name: 'delivery_lab_info',
    help: 'What runs here; always 1.',
    labelNames: ['version', 'protocol', 'node'],
    registers: [registry],
  })
  info.set({ version: programVersion(), protocol: PROTOCOL, node: process.versions.node }, 1)
}

/** Of the container when there is one, of the machine otherwise. */
const memory = (): number => {
  const whole = totalmem()
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, whole) : whole
}

/** Null where there is no /proc. */
const openFiles = (): number | null => {
  try {
    return readdirSync('/proc/self/fd').length - 1 // without the one it is read by
  } catch {
    return null
  }
}

const mostOpenFiles = (): number | null => {
  try {
    const [, most] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
    return most === undefined ? null : Number(most)
  } catch {
    return null
  }
}
