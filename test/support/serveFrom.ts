import { serve } from '#server/serve.ts'

/** Runs the server as a process of its own, with the client in the folder that is its one argument. */
const [, , clientDir = ''] = process.argv
await serve({ demo: false, facilitatorLink: false, clientDir })
