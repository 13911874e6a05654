import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { getMimeType } from 'hono/utils/mime'

export interface Asset {
  type: string
  plain: Buffer
  /** Null for what is compressed already. */
  gzipped: Buffer | null
}

const TEXT = /^(text\/|application\/(javascript|json|manifest\+json)|image\/svg)|\+(json|xml)/
const SAFE_PATH = /^(\/[\w@~-][\w.@~-]*)+$/
const compress = promisify(gzip)

const load = async (file: string): Promise<Asset> => {
  const plain = await readFile(file)
  const type = getMimeType(file) ?? 'application/octet-stream'
  return { type, plain, gzipped: TEXT.test(type) ? await compress(plain, { level: 9 }) : null }
}

/**
 * Files of the built client by their path, each read and compressed once: two hundred people open a room at
 * the same moment. A path is letters, digits, `. @ ~ _ -`, and no part of it begins with a dot.
 */
export const assetsOf = (folder: string) => {
  const held = new Map<string, { mtimeMs: number; asset: Promise<Asset> }>()
  return async (path: string): Promise<Asset | null> => {
    if (!SAFE_PATH.test(path)) return null
    const file = join(folder, path)
    const found = await stat(file).catch(() => null) // not there, or not ours to read: no such file
    if (!found?.isFile()) return null
    const known = held.get(path)
    if (known?.mtimeMs === found.mtimeMs) return known.asset
    const asset = load(file)
    held.set(path, { mtimeMs: found.mtimeMs, asset })
    return asset
  }
}
