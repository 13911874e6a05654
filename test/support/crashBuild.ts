import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/**
 * Writes the server and the writers of the crash test to a folder as one file each and what they share. The code is
 * the same; a process that loads four files instead of 250 starts in half the time, and a loop is mostly starting.
 */
export const buildCrashChildren = async (outDir: string): Promise<void> => {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      {
        name: 'the thread of the log is built too',
        transform: (code, id) =>
          id.endsWith('/updateLog.ts') ? code.replace(/logWriter\.ts/, 'logWriter.mjs') : null,
      },
    ],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: {
          crashServer: join(root, 'test/support/crashServer.ts'),
          crashWriter: join(root, 'test/support/crashWriter.ts'),
          logWriter: join(root, 'server/storage/logWriter.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  })
}
