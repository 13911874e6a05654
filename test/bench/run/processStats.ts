import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a process and all it started have used until now. Linux only: read from /proc. */
export interface Usage {
  cpuSeconds: number
  rssBytes: number
  /** The most they held at once, each at its own time. */
  peakRssBytes: number
  /** Bytes handed to the disk. */
  writtenBytes: number
}

/** Clock ticks a second, as Linux tells every program. */
const TICKS = 100
const KIB = 1_024

/** Null for a process that has ended meanwhile. */
const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** The fields of /proc/PID/stat after the name, which may hold anything. */
const statFields = (pid: number | string): string[] => {
  const text = read(`/proc/${pid}/stat`) ?? ''
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

export const processTree = (root: number): number[] => {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(statFields(name)[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

const cpuOf = (pid: number): number => {
  const fields = statFields(pid)
  return fields.length < 13 ? 0 : (Number(fields[11]) + Number(fields[12])) / TICKS
}
const line = (text: string | null, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text ?? '')?.[1] ?? 0)

export const usageOf = (root: number): Usage => {
  const usage: Usage = { cpuSeconds: 0, rssBytes: 0, peakRssBytes: 0, writtenBytes: 0 }
  for (const pid of processTree(root)) {
    const status = read(`/proc/${pid}/status`)
    usage.cpuSeconds += cpuOf(pid)
    usage.rssBytes += line(status, 'VmRSS') * KIB
    usage.peakRssBytes += line(status, 'VmHWM') * KIB
    usage.writtenBytes += line(read(`/proc/${pid}/io`), 'write_bytes')
  }
  return usage
}

/** Lets peaks count from here on. */
export const resetPeak = (root: number): void => {
  for (const pid of processTree(root)) writePeak(pid)
}
const writePeak = (pid: number): void => {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // the process has ended meanwhile, or the machine does not allow it: peaks then count from the start
  }
}

/** Seconds all processors of this machine were busy until now. */
export const machineBusySeconds = (): number => {
  const [first = ''] = (read('/proc/stat') ?? '').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = first
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softirq) / TICKS
}

export const openFiles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length

export const folderBytes = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (all, { parentPath, name }) =>
        all + (statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
