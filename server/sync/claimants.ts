import type { Connection } from './connection.ts'

interface Claims {
  kept: { live: { owners: ReadonlyMap<number, string> } }
  connections: ReadonlySet<Connection>
}

/** Says who a client id belongs to now: the seat that wrote with it, or the live socket that speaks for it. */
export const claimantsIn = ({ kept, connections }: Claims) => {
  let spokenFor: ReadonlyMap<number, string> | null = null
  return (client: number): string | undefined =>
    kept.live.owners.get(client) ?? (spokenFor ??= seatsOf(connections)).get(client)
}

/** By client; of two sockets that speak for one, the first. */
const seatsOf = (connections: ReadonlySet<Connection>): ReadonlyMap<number, string> => {
  const seats = new Map<number, string>()
  for (const { clientId, seat } of connections)
    if (clientId !== null && !seats.has(clientId)) seats.set(clientId, seat.seatId)
  return seats
}

export const claimant = (claims: Claims, client: number): string | undefined => claimantsIn(claims)(client)
