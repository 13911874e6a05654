import react from '@vitejs/plugin-react'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import type { BenchBoard } from './benchBoard.ts'

/** The plain board, built as for people and served from a temporary folder. */
export interface PlainSite {
  /** Its page, once it shows this board. */
  show(board: BenchBoard): string
  close(): Promise<void>
}

export const servePlain = async (): Promise<PlainSite> => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-lab-plain-'))
  const shared = {
    configFile: false,
    root: join(import.meta.dirname, 'plainBoard'),
    base: './',
    logLevel: 'error',
  } as const
  await build({
    ...shared,
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'es2024',
      chunkSizeWarningLimit: 4_000,
    },
  })
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('the plain board is not served')
  return {
    show: ({ cards, arrows }) => {
      writeFileSync(join(folder, 'board.json'), JSON.stringify({ cards, arrows }))
      return url
    },
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
