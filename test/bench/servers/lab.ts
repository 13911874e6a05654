import { serve } from '#server/serve.ts'

/* The server as `server/main.ts` runs it; the pages, which no load asks for, may be two empty ones. */
await serve({ demo: false, facilitatorLink: false, clientDir: process.env['CLIENT_DIR'] })
