import react from '@vitejs/plugin-react'
import { createServer } from 'vite'

/** Serves the plan's screens without a server behind them: `npx node test/support/planHarness/serve.ts [port]`. */
const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: `${import.meta.dirname}/../../../node_modules/.cache/plan-harness`,
  server: {
    port: Number(process.argv[2] ?? 0),
    host: '127.0.0.1',
    fs: { allow: [`${import.meta.dirname}/../../..`] },
  },
})
await server.listen()
server.printUrls()
