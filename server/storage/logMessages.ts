import type { NewRow } from './updateLog.ts'

/** What the server asks of the thread that writes the log. */
export type LogRequest =
  | { kind: 'open' }
  | { kind: 'append'; lab: string; rows: readonly NewRow[] }
  | { kind: 'load'; lab: string }
  | { kind: 'snapshot'; lab: string; seq: number; bytes: Uint8Array }
  | { kind: 'close' }

export interface LogCall {
  id: number
  request: LogRequest
}

export interface LogReply {
  id: number
  result: { ok: true; value: unknown } | { ok: false; message: string; errcode: number | null }
}

/** What went wrong while nobody was waiting for it. */
export interface LogProblem {
  problem: string
}
