import { resolve } from 'node:path'
import { z } from 'zod'
import { StartUpProblem } from './startUpProblem.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const isWebAddress = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === ''
}

const webAddress = z
  .string()
  .refine(isWebAddress, 'an address like https://lab.example is expected, without a path')
  .transform((text) => new URL(text).origin)

/** Every environment variable the server reads. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  /** All addresses by default: phones in the hall have to reach it. */
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: optional(webAddress),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  TLS_CERT: optional(z.string()),
  TLS_KEY: optional(z.string()),
  TLDRAW_LICENSE_KEY: optional(z.string()),
  METRICS_TOKEN: optional(
    z.string().regex(/^[\x21-\x7e]{16,}$/, '16 characters or more are expected, letters, digits and signs'),
  ),
})

/** Never shown. */
const SECRET = new Set(['METRICS_TOKEN'])

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** The address people type, when it is not simply where the server listens. */
  readonly publicUrl: string | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Paths of PEM files. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  readonly canvasLicenceKey: string | null
  /** Who names it may read the figures of this server. */
  readonly metricsToken: string | null
}

/** The configuration, read once; a wrong value is named by its variable. */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const parsed = environment.safeParse(env)
  if (!parsed.success)
    throw new StartUpProblem(
      parsed.error.issues
        .map(
          ({ path: [name], message }) =>
            `${String(name)} is ${SECRET.has(String(name)) ? 'not taken' : JSON.stringify(env[String(name)])}: ${message}.`,
        )
        .join('\n'),
    )
  const {
    PORT,
    HOST,
    DATA_DIR,
    PUBLIC_URL,
    LOG_LEVEL,
    TLS_CERT,
    TLS_KEY,
    TLDRAW_LICENSE_KEY,
    METRICS_TOKEN,
  } = parsed.data
  if (!TLS_CERT !== !TLS_KEY)
    throw new StartUpProblem(
      `${TLS_CERT ? 'TLS_KEY' : 'TLS_CERT'} is missing: https needs TLS_CERT and TLS_KEY.`,
    )
  return Object.freeze({
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ?? null,
    logLevel: LOG_LEVEL,
    tls: TLS_CERT && TLS_KEY ? Object.freeze({ cert: TLS_CERT, key: TLS_KEY }) : null,
    canvasLicenceKey: TLDRAW_LICENSE_KEY ?? null,
    metricsToken: METRICS_TOKEN ?? null,
  })
}
