import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** Writes `dist/verify.mjs`: the check of a roadmap as one file that needs nothing beside Node. */
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
      rolldownOptions: { output: { entryFileNames: 'verify.mjs', codeSplitting: false } },
    },
  })
}

if (import.meta.main) await buildVerifyFile()
