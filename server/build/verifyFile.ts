import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** What is inside the file, with the licences that have to go with it. */
const PARTS = [
  ['Delivery Lab', 'LICENSE'],
  ['jose', 'node_modules/jose/LICENSE.md'],
  ['zod', 'node_modules/zod/LICENSE'],
  ['@noble/hashes', 'node_modules/@noble/hashes/LICENSE'],
  ['canonicalize', 'node_modules/canonicalize/LICENSE'],
] as const

const licences = (): string => {
  const texts = PARTS.map(([name, file]) => `${name}\n\n${readFileSync(join(root, file), 'utf8').trim()}`)
  return `/*\nChecks a Delivery Lab roadmap: node verify.mjs --help\n\n${texts.join('\n\n---\n\n')}\n*/`
}

/** Writes `verify.mjs`: the check of a roadmap as one file that needs nothing beside Node. */
export const buildVerifyFile = async (outDir = join(root, 'dist')): Promise<void> => {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'server/build/verifyMain.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: 'verify.mjs', codeSplitting: false, banner: licences() },
      },
    },
  })
}

if (import.meta.main) await buildVerifyFile()
