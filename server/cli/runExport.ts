import { writeFile } from 'node:fs/promises'
import { readRelease } from '../storage/readRelease.ts'
import type { Say } from './say.ts'

export interface ExportOptions {
  /** Short name or identifier. */
  lab: string
  version?: number | undefined
  dataDir: string
  output: string
}

/** Writes a released roadmap to a file exactly as it was stored; 1 when there is none. */
export const runExport = async (
  { lab, version, dataDir, output }: ExportOptions,
  say: Say,
): Promise<0 | 1> => {
  const found = readRelease(dataDir, lab, version ?? null)
  if ('problem' in found) {
    say(found.problem)
    return 1
  }
  await writeFile(output, found.body)
  say(`${found.name}, version ${found.version}, written to ${output}.`)
  return 0
}
