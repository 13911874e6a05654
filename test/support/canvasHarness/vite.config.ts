import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `npx vite -c test/support/canvasHarness/vite.config.ts`: the canvas alone, without a server. Not shipped. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: '../../../node_modules/.cache/canvasHarness',
  optimizeDeps: { exclude: ['@tldraw/assets'] },
  build: { outDir: '/tmp/canvas-harness', emptyOutDir: true, assetsInlineLimit: 0 },
})
