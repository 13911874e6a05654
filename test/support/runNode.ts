import { spawn } from 'node:child_process'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs a program to its end and keeps what it said. */
export const run = (
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ran: Ran = { code: null, stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...ran, code }))
  })

const CLI = new URL('../../server/cli.ts', import.meta.url).pathname

/** `delivery-lab …` as from a clone. */
export const deliveryLab = (args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  run(process.execPath, [CLI, ...args], { env })
