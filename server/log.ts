import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'

export type { Logger }

/** Lines of JSON on standard error; standard output is for what a person should read. */
export const openLog = (config: Pick<Config, 'logLevel'>): Logger =>
  pino(
    { level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  )
