import { askFigures, askReady, type Asked } from './doctor/askServer.ts'
import { diagnose, verdictOf } from './doctor/diagnose.ts'
import type { Finding } from './doctor/finding.ts'
import type { Sample } from './doctor/reading.ts'
import { spanOf } from './doctor/span.ts'
import type { Say } from './say.ts'

export interface DoctorOptions extends Asked {
  /** Seconds between the two readings. */
  seconds: number
  json: boolean
}

interface Told {
  /** 0 well, 1 something needs somebody, 2 cannot tell. */
  code: 0 | 1 | 2
  verdict: string
  findings: Finding[]
}

/** Looks at a running server twice and says how it is; its exit code. */
export const runDoctor = async (
  options: DoctorOptions,
  say: Say,
  wait: (ms: number) => Promise<void>,
): Promise<0 | 1 | 2> => {
  const told = await examine(options, wait)
  if (options.json) say(JSON.stringify(told))
  else {
    for (const { needed, text } of told.findings) say(needed ? `! ${text}` : text)
    say(told.verdict)
  }
  return told.code
}

const examine = async (options: DoctorOptions, wait: (ms: number) => Promise<void>): Promise<Told> => {
  const ready = await askReady(options)
  if ('unknown' in ready) return cannotTell(ready.unknown)
  const before = await askFigures(options)
  if ('unknown' in before) return cannotTell(before.unknown, [ready])
  const began = performance.now()
  await wait(options.seconds * 1_000)
  const after = await askFigures(options)
  if ('unknown' in after) return cannotTell(after.unknown, [ready])
  if (startOf(before) !== startOf(after))
    return cannotTell('The server was started anew meanwhile: ask once more.', [ready])
  const span = spanOf(before, after, (performance.now() - began) / 1_000)
  const findings = [ready, ...diagnose(span, Date.now() / 1_000)]
  return { code: findings.some(({ needed }) => needed) ? 1 : 0, verdict: verdictOf(findings), findings }
}

const startOf = (samples: readonly Sample[]): number | undefined =>
  samples.find(({ name }) => name === 'process_start_time_seconds')?.value

/** What is known already, when it asks for somebody, says more than that the rest is not. */
const cannotTell = (verdict: string, findings: Finding[] = []): Told => ({
  code: findings.some(({ needed }) => needed) ? 1 : 2,
  verdict,
  findings,
})
