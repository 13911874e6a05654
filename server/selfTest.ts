import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { StartUpProblem } from './startUpProblem.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** Makes the data folder and makes sure it can be written. */
export const prepareDataDir = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartUpProblem(
      `DATA_DIR ${dataDir} cannot be written (${codeOf(error)}). Give this account the right to write there, or set another DATA_DIR.`,
    )
  }
}

export const requireClient = (clientDir: string): void => {
  const missing = ['index.html', 'join.html'].find((page) => !existsSync(join(clientDir, page)))
  if (missing) throw new StartUpProblem(`${join(clientDir, missing)} is missing. Build it: npm run build`)
}

/** The PEM files of TLS_CERT and TLS_KEY, or null for plain http. */
export const readTls = (tls: Config['tls']): { cert: Buffer; key: Buffer } | null =>
  tls && { cert: readPem('TLS_CERT', tls.cert), key: readPem('TLS_KEY', tls.key) }

const readPem = (variable: string, file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new StartUpProblem(`${variable} ${file} cannot be read (${codeOf(error)}).`)
  }
}

/** Why the server could not listen, in words. */
export const listenProblem = (config: Config, error: unknown): unknown => {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return new StartUpProblem(
      `PORT ${config.port} is taken by another program. Stop it, or set another PORT.`,
    )
  if (code === 'EACCES')
    return new StartUpProblem(`PORT ${config.port} may not be used by this account. Set one above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartUpProblem(`HOST ${config.host} is not an address of this machine.`)
  return error
}
