import type { ServerProcess } from '../run/serverProcess.ts'

/** Figures of a server by their name, those without labels. */
export const readFigures = (text: string): Map<string, number> =>
  new Map(
    text.split('\n').flatMap((line): [string, number][] => {
      const [, name, value] = /^(\w+) (\S+)$/.exec(line) ?? []
      return name !== undefined && value !== undefined && !Number.isNaN(Number(value))
        ? [[name, Number(value)]]
        : []
    }),
  )

/** What a server says of itself at `/metrics`; empty when it does not answer. */
export const askFigures = async ({ port, metricsToken }: ServerProcess): Promise<Map<string, number>> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: { authorization: `Bearer ${metricsToken}`, connection: 'close' },
      signal: AbortSignal.timeout(5_000),
    })
    return response.ok ? readFigures(await response.text()) : new Map()
  } catch {
    return new Map()
  }
}
