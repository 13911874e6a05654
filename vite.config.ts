import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { offlineShell } from './server/build/offlineShell.ts'

const serverPort = process.env['PORT'] ?? '8787'

const project = (name: string, options: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: {
    name,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000 } },
    root: import.meta.dirname,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    ...options,
  },
})

const packages = (...names: string[]) => `node_modules/(${names.join('|')})/`

/**
 * What is loaded together is one file: a browser asks for six at a time, and each round of a hundred small ones takes
 * as long as the way to the server and back. The first group is all that the join page has.
 */
const GROUPS = [
  [
    'base',
    packages('react', 'react-dom', 'scheduler', 'i18next', 'uqr'),
    'client/api/(apiFailure|guards|callApi)\\.',
    'client/ui/(copyText|QrCode)\\.',
    'client/i18n/(en/(common|join|language)|current|isolated|packs/byNamespace)\\.',
    'shared/(api/(errors|languages)|plan/sectors)\\.',
    // What fetches a language later: among the pages' it would bring all of them along.
    'vite/preload-helper',
  ],
  [
    'pages',
    packages('@mantine', '@tabler', '@tanstack', 'react-router'),
    'client/(api|offline|ui|i18n/en)/',
    // Other languages are files of their own, fetched by who reads in them.
    'client/i18n/(i18n|formats)\\.',
    'shared/api/',
  ],
  ['plan', packages('yjs', 'y-protocols', 'y-websocket'), 'client/(plan|sync|locks)/'],
].map(([name = '', ...tests], at, all) => ({
  name,
  test: new RegExp(tests.join('|')),
  priority: all.length - at,
}))

export default defineConfig({
  root: 'client',
  cacheDir: `${import.meta.dirname}/node_modules/.vite`,
  publicDir: 'public',
  plugins: [react(), offlineShell()],
  optimizeDeps: { exclude: ['@tldraw/assets'] },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: {
        main: `${import.meta.dirname}/client/index.html`,
        join: `${import.meta.dirname}/client/join.html`,
      },
      output: { codeSplitting: { groups: GROUPS } },
    },
  },
  server: {
    proxy: {
      // client/api and client/sync are folders of modules too; those have a dot in their names.
      '^/api/[^.]*$': `http://127.0.0.1:${serverPort}`,
      '^/sync/[^.]*$': { target: `ws://127.0.0.1:${serverPort}`, ws: true },
    },
  },
  test: {
    projects: [
      project('unit', { testTimeout: 60_000 }),
      project('client', {
        environment: 'jsdom',
        setupFiles: ['test/support/jsdom.ts'],
        testTimeout: 60_000,
      }),
      project('server', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('architecture', { testTimeout: 60_000 }),
      project('e2e', {
        setupFiles: ['test/support/failedPages.ts'],
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
      }),
    ],
  },
})
