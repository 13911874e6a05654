import { chmodSync, readFileSync } from 'node:fs'
import { writeDurably } from './durable.ts'

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** A secret kept in a file of its own that only the server's account reads; made at the first start. */
export const readOrMakeSecret = (path: string, make: () => string): string => {
  const known = read(path)
  if (known !== null) {
    chmodSync(path, 0o600)
    return known
  }
  const secret = make()
  writeDurably(path, secret)
  return secret
}
