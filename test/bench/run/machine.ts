import { cpus, release, totalmem } from 'node:os'

const pad = (n: number): string => String(n).padStart(2, '0')

/** The time of day, as rows tell it. */
export const machineTime = (): string => {
  const now = new Date()
  return `${now.toISOString().slice(0, 10)} ${pad(now.getUTCHours())}:${pad(now.getUTCMinutes())}`
}

/** What it was measured on, in one line. */
export const machineLine = (): string => {
  const all = cpus()
  const model = all[0]?.model.replaceAll(/\s+/g, ' ').trim() ?? 'an unknown processor'
  return `${all.length} × ${model}, ${Math.round(totalmem() / 1024 ** 3)} GB, Linux ${release()}, Node ${process.versions.node}`
}
