import { fork } from 'node:child_process'
import type { Results, Said, Task } from '../load/generator.ts'
import { machineBusySeconds, resetPeak, usageOf } from './processStats.ts'
import type { ServerProcess } from './serverProcess.ts'

/** What a server took during the window in which its load was measured. */
export interface Taken {
  /** Of one core. */
  cpuPercent: number
  peakRssMB: number
  /** Handed to the disk before it. */
  writtenBefore: number
  /** What other processes took of one core meanwhile: where this is large, the figures are theirs too. */
  othersPercent: number
}

const MB = 1_048_576
const GENERATOR = new URL('../load/generator.ts', import.meta.url).pathname

const percent = (seconds: number, of: number): number => Math.round((seconds / of) * 1_000) / 10

const windowOf = (server: ServerProcess, generator: number) => {
  const read = () => ({
    at: performance.now(),
    server: usageOf(server.pid()),
    busy: machineBusySeconds(),
    ours: usageOf(generator).cpuSeconds + process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
  })
  resetPeak(server.pid())
  const before = read()
  return (): Taken => {
    const after = read()
    const seconds = (after.at - before.at) / 1_000
    const cpu = after.server.cpuSeconds - before.server.cpuSeconds
    return {
      cpuPercent: percent(cpu, seconds),
      peakRssMB: Math.round(after.server.peakRssBytes / MB),
      writtenBefore: before.server.writtenBytes,
      othersPercent: Math.max(
        0,
        percent(after.busy - before.busy - cpu - (after.ours - before.ours), seconds),
      ),
    }
  }
}

/** Runs one task in a process of its own against a server; rejects with why it could not be carried out. */
export const runTask = <S extends Task['scenario']>(
  server: ServerProcess,
  task: Extract<Task, { scenario: S }>,
): Promise<{ result: Results[S]; taken: Taken }> =>
  new Promise((resolve, reject) => {
    const generator = fork(GENERATOR, { execArgv: ['--max-old-space-size=6000'], serialization: 'advanced' })
    let end: (() => Taken) | null = null
    let taken: Taken | null = null
    generator.on('message', (message) => {
      const said = message as Said
      if (said.said === 'measuring' && said.on) end = windowOf(server, generator.pid ?? 0)
      else if (said.said === 'measuring') taken = end?.() ?? null
      else if (said.said === 'failed') reject(new Error(said.why))
      else if (taken) resolve({ result: said.result as Results[S], taken })
      else reject(new Error('nothing was measured'))
    })
    generator.once('exit', (code) => reject(new Error(`the load generator ended with ${code}`)))
    generator.send(task)
  })
