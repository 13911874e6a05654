#!/usr/bin/env node
// Plain JavaScript, so that an older Node can read it: it hands over to the Node 24 that npm ci brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const own = path('../node_modules/node/bin/node')

if (Number.parseInt(process.versions.node, 10) >= 24) await import('./cli.ts')
else if (existsSync(own)) {
  const child = spawn(own, [path('./cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  console.error('Delivery Lab needs Node 24. Run npm ci in its folder, which brings it.')
  process.exitCode = 1
}
