import { z } from 'zod'
import { needed, well, type Finding } from './finding.ts'
import { readSamples, type Sample } from './reading.ts'

export interface Asked {
  url: string
  token?: string | undefined
}

/** What stands against knowing, as a sentence. */
export interface Unknown {
  unknown: string
}

const MOST_MS = 10_000

const get = async ({ url }: Asked, path: string, headers: Record<string, string>) => {
  const response = await fetch(new URL(path, url), {
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(MOST_MS),
  })
  return { status: response.status, text: await response.text() }
}

const unreachable = ({ url }: Asked, error: unknown): Unknown => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const why =
    cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : String(cause)
  return { unknown: `No server answers at ${url} (${why}). Is it running, and is this its address (--url)?` }
}

const readiness = z.object({
  ready: z.boolean(),
  database: z.boolean(),
  log: z.boolean(),
  stopping: z.boolean(),
})

/** Whether it can keep what people write. */
export const askReady = async (asked: Asked): Promise<Finding | Unknown> => {
  try {
    const { text } = await get(asked, '/readyz', {})
    return readyFinding(readiness.parse(JSON.parse(text)))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      return { unknown: `What answers at ${asked.url} is no Delivery Lab.` }
    return unreachable(asked, error)
  }
}

const readyFinding = ({ ready, database, log, stopping }: z.infer<typeof readiness>): Finding => {
  if (ready) return well('ready', 'It is ready: what people write is kept.')
  if (stopping) return needed('ready', 'It is stopping: start it again.')
  const silent = [...(database ? [] : ['lab.sqlite']), ...(log ? [] : ['log.sqlite'])].join(' and ')
  return needed(
    'ready',
    `It cannot keep what people write: ${silent} cannot be written. Look at the disk and at the server’s log.`,
  )
}

/** Its figures now. */
export const askFigures = async (asked: Asked): Promise<Sample[] | Unknown> => {
  const { token } = asked
  try {
    const { status, text } = await get(
      asked,
      '/metrics',
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    )
    if (status !== 200) return { unknown: token === undefined ? NO_TOKEN : WRONG_TOKEN }
    const samples = readSamples(text)
    return samples.some(({ name }) => name === 'delivery_lab_info')
      ? samples
      : { unknown: `What ${asked.url} tells are not the figures of a Delivery Lab.` }
  } catch (error) {
    return unreachable(asked, error)
  }
}

const WRONG_TOKEN =
  'The server does not take this token: it has to be the METRICS_TOKEN the server was started with.'
const NO_TOKEN =
  'The server does not tell its figures without a token: start it with METRICS_TOKEN, and give the same here (--token).'
