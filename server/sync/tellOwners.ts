import type { LiveDocument } from './liveDocument.ts'

/** Seats of a lab that were merged, each with the one it is told as. */
export type MergedSeats = (labId: string) => Promise<ReadonlyMap<string, string>>

/** The log says which seat wrote with each client id, for ever; who that seat is now is told beside it. */
export const tellOwners = (live: LiveDocument, merged: ReadonlyMap<string, string> | undefined): void => {
  // Those that came since the document was loaded stand as they were bound.
  for (const [client, seat] of live.owners) if (!live.bound.has(client)) live.bound.set(client, seat)
  live.owners = new Map([...live.bound].map(([client, seat]) => [client, merged?.get(seat) ?? seat]))
}
