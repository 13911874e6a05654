import { openLoadClient, type Address, type LoadClient } from './client.ts'
import type { Protocol } from './protocols.ts'
import { pause, until } from './waiting.ts'
import { openWriter, type Writer } from './writer.ts'

/** A room with everyone in it and its cards written. */
export interface FullRoom {
  clients: LoadClient[]
  writer: Writer
}

const SYNC_MS = 60_000
const CLIENTS_AT_A_TIME = 8

export const whyGone = ({ socket }: LoadClient): string =>
  socket.error ?? (socket.closeCode === null ? 'the connection ended' : `closed with ${socket.closeCode}`)

export const untilSynced = async (clients: readonly LoadClient[]): Promise<void> => {
  await until(() => clients.every((one) => one.synced !== null || one.socket.closed), SYNC_MS, 'a join')
  const gone = clients.find((one) => one.socket.closed)
  if (gone) throw new Error(`client ${gone.number} could not join: ${whyGone(gone)}`)
}

/** Everyone of a room joins; the first writes the cards. `from` is the number of the first. */
export const enterRoom = async (
  protocol: Protocol,
  addresses: readonly Address[],
  { cards, from }: { cards: number; from: number },
): Promise<FullRoom> => {
  const clients: LoadClient[] = []
  const add = (): void => {
    const address = addresses[clients.length]
    if (address) clients.push(openLoadClient(from + clients.length, protocol, address))
  }
  add()
  const [first] = clients
  if (!first) throw new Error('a room needs somebody')
  first.kept = []
  await untilSynced(clients)
  const writer = openWriter(protocol, cards, first.kept)
  first.kept = null
  for (const update of writer.seed(first.address.client)) first.sendUpdate(update)
  await pause(200)
  while (clients.length < addresses.length) {
    add()
    if (clients.length % CLIENTS_AT_A_TIME === 0) await pause(4)
  }
  await untilSynced(clients)
  return { clients, writer }
}
