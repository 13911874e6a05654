import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { build, type Plugin, type ResolvedConfig } from 'vite'

/** Pages are kept by the address they are served at. */
const ADDRESS: Record<string, string> = { '/index.html': '/', '/join.html': '/join' }

/**
 * Names a build of the pages by what is in it, in the head of each page, and makes the service worker that keeps its
 * files: `serviceWorker.js`, with their paths in it.
 */
export const offlineShell = (): Plugin => {
  let config: ResolvedConfig
  let name: string | null = null
  return {
    name: 'offline-shell',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        name ??= nameOf(config.root, Object.keys(bundle ?? {}))
        return [{ tag: 'meta', attrs: { name: 'build', content: name }, injectTo: 'head' }]
      },
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => {
        if (name !== null) await buildWorker(config, name)
      },
    },
  }
}

/** The names of files are hashes of what is in them; pages have none. */
const nameOf = (root: string, files: readonly string[]): string => {
  const hash = createHash('sha256').update(files.toSorted().join('\n'))
  for (const page of ['index.html', 'join.html', 'public/look.js'])
    hash.update(readFileSync(join(root, page)))
  return hash.digest('base64url').slice(0, 16)
}

const buildWorker = async ({ root, build: { outDir } }: ResolvedConfig, name: string): Promise<void> => {
  const folder = resolve(root, outDir)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .map((path) => ADDRESS[path] ?? path)
    .filter((path) => path !== '/serviceWorker.js')
    .toSorted()
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __SHELL__: JSON.stringify({ build: name, files }) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(root, 'offline/serviceWorker.ts'),
        output: { format: 'iife', entryFileNames: 'serviceWorker.js' },
      },
    },
  })
}
