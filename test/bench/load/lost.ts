import * as Y from 'yjs'
import { openLoadClient, type Address } from './client.ts'
import type { Protocol } from './protocols.ts'
import { holds, pause } from './waiting.ts'
import { applyBrought, type Writer } from './writer.ts'

/** What each author had written after each of its edits, as clocks. */
export interface Written {
  add: (client: number, clock: number) => void
  /** How many edits a document with this state vector does not have. */
  missingIn: (held: ReadonlyMap<number, number>) => number
}

export const openWritten = (): Written => {
  const clocks = new Map<number, number[]>()
  return {
    add: (client, clock) => {
      const known = clocks.get(client)
      if (known) known.push(clock)
      else clocks.set(client, [clock])
    },
    missingIn: (held) => {
      let missing = 0
      for (const [client, all] of clocks)
        missing += all.filter((clock) => clock > (held.get(client) ?? 0)).length
      return missing
    },
  }
}

export interface Kept {
  /** Edits that a fresh client's document does not have. */
  lost: number
  /** Its document says the same as the sum of all edits. */
  same: boolean
}

const PATIENCE_MS = 10_000

/** What a client that joins now holds, against everything that was written. */
export const askFreshClient = async (
  protocol: Protocol,
  address: Address,
  writer: Writer,
  written: Written,
): Promise<Kept> => {
  const doc = new Y.Doc()
  const fresh = openLoadClient(-1, protocol, address)
  fresh.kept = []
  const missing = (): number => {
    applyBrought(doc, fresh.kept?.splice(0) ?? [])
    return written.missingIn(Y.decodeStateVector(Y.encodeStateVector(doc)))
  }
  await holds(() => (fresh.synced !== null && missing() === 0) || fresh.socket.closed, PATIENCE_MS)
  await pause(100)
  const lost = missing()
  fresh.close()
  const same =
    JSON.stringify(sorted(writer.content(doc))) === JSON.stringify(sorted(writer.content(writer.doc)))
  return { lost, same }
}

/** Maps list their keys in the order in which they came, which is not the same everywhere. */
const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
