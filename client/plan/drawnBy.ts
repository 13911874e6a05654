import type { InkRecord } from '#shared/plan/commands.ts'

/** The seat that a drawing says drew it, or null. A page's own hint: what counts is what the server's log says. */
export const drawnBy = (ink: InkRecord | undefined): string | null => {
  const meta = ink?.record['meta']
  const by = typeof meta === 'object' && meta !== null && 'by' in meta ? meta.by : null
  return typeof by === 'string' ? by : null
}

/** What a drawing keeps to say so. */
export const metaOf = (seatId: string): { by: string } => ({ by: seatId })
