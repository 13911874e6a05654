import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession } from 'playwright-core'

const folder = process.env['BENCH_PROFILE']
const EVERY_US = 500

/** Runs work; with a folder in BENCH_PROFILE it leaves a profile of the page's processor there, under this name. */
export const profiled = async <T>(cdp: CDPSession, name: string, work: () => Promise<T>): Promise<T> => {
  if (folder === undefined) return work()
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: EVERY_US })
  await cdp.send('Profiler.start')
  const done = await work()
  const { profile } = await cdp.send('Profiler.stop')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile))
  return done
}
