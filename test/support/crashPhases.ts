import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Phase } from '#shared/wire/frames.ts'

/** The phases of a lab as a server that is killed has recorded them, each on disk before it counts. */
export interface CrashPhases {
  record: (phase: Phase, seq: number) => void
  last: () => { phase: Phase; version: number }
  /** The log rows at which a version was recorded. */
  frozenAt: () => number[]
}

export const crashPhases = (folder: string): CrashPhases => {
  const file = join(folder, 'phases')
  // What a kill cut off in the middle of a line was not recorded.
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [])
  const frozenAt = () => lines().flatMap((line) => (line === 'open' ? [] : [Number(line)]))
  return {
    frozenAt,
    record: (phase, seq) => {
      const opened = openSync(file, 'a')
      writeSync(opened, phase === 'open' ? 'open\n' : `${seq}\n`)
      fsyncSync(opened)
      closeSync(opened)
    },
    last: () => ({
      phase: ['open', undefined].includes(lines().at(-1)) ? 'open' : 'frozen',
      version: frozenAt().length,
    }),
  }
}
