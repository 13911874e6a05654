import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const BUILD = /<meta name="build" content="([\w-]+)"/

/** Which build of the pages lies in the folder now, or null for pages that do not say. */
export const clientBuild = async (clientDir: string): Promise<string | null> => {
  const page = await readFile(join(clientDir, 'index.html'), 'utf8').catch(() => '') // just being built anew
  return BUILD.exec(page)?.[1] ?? null
}
