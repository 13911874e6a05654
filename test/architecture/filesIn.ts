import { readdirSync, readFileSync } from 'node:fs'
import type { Source } from './walls.ts'

/** Every file below a folder whose name fits, by its path from the project's root. */
export const filesIn = (folder: string, name: RegExp): Source[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
