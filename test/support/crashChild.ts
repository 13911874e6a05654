import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

/** A process to be killed, and the lines it has written. */
export interface CrashChild {
  lines: string[]
  write: (line: string) => void
  /** Resolves when it has written so many lines in all; rejects when it ends before. */
  wrote: (count: number) => Promise<void>
  kill: () => Promise<void>
}

/** Starts a program of a folder that `buildCrashChildren` has written. */
export const startCrashChild = (folder: string, name: string, ...args: string[]): CrashChild => {
  const file = join(folder, `${name}.mjs`)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Compiled once instead of in every loop.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  const lines: string[] = []
  const output = createInterface(child.stdout).on('line', (line) => void lines.push(line))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return {
    lines,
    write: (line) => void child.stdin.write(`${line}\n`),
    wrote: async (count) => {
      while (lines.length < count)
        await new Promise((resolve, reject) => {
          output.once('line', resolve)
          void ended.then(() => reject(new Error(`${name} ended before it wrote ${count} lines`)))
        })
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
