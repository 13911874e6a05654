import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '#test/support/runNode.ts'

export const PEERS = ['hocuspocus', 'yWebsocket'] as const
export type Peer = (typeof PEERS)[number]

const KEPT = new URL('../../../node_modules/.cache/bench-peers/', import.meta.url).pathname
const HERE = new URL('../peers/', import.meta.url).pathname

export const peerServer = (peer: Peer): string => join(KEPT, peer, 'server.mjs')

const lockOf = (folder: string): string => {
  const file = join(folder, 'package-lock.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Brings the other servers into the cache of this project, as their lock files say. What went wrong, or null. */
export const installPeer = async (peer: Peer): Promise<string | null> => {
  const folder = join(KEPT, peer)
  const installed = existsSync(join(folder, 'node_modules')) && lockOf(folder) === lockOf(join(HERE, peer))
  cpSync(join(HERE, peer), folder, { recursive: true })
  if (installed) return null
  const ran = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
  return ran.code === 0
    ? null
    : `${peer} could not be installed: ${ran.stderr.trim().split('\n').at(-1) ?? ''}`
}
