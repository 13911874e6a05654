import * as Y from 'yjs'
import { createConnection, type Connection, type ConnectionEvents } from '#client/sync/connection.ts'
import type { SyncedRoom } from './syncedRoom.ts'

/** A document's sockets to a room, with what they were told. */
export interface OpenedConnection {
  doc: Y.Doc
  connection: Connection
  told: string[]
  /** How many updates each transaction of the room's brought. */
  transactions: number[]
}

/** Lets everything that is on its way in this process arrive. */
export const arrived = async (): Promise<void> => {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}

export const openConnection = async (
  room: SyncedRoom,
  {
    doc = new Y.Doc(),
    packed = false,
    now,
    ...events
  }: Partial<ConnectionEvents> & { doc?: Y.Doc; packed?: boolean; now?: () => number } = {},
): Promise<OpenedConnection> => {
  const told: string[] = []
  const transactions: number[] = []
  let brought = 0
  const connection = createConnection({
    doc,
    address: 'ws://room/sync',
    labId: 'lab',
    Socket: room.Socket,
    packed,
    ...(now && { now }),
    events: {
      brought: () => (brought += 1),
      arriving: () => {},
      unreadable: () => told.push('unreadable'),
      synced: () => told.push('synced'),
      sent: ({ type }) => told.push(type),
      saved: (count) => told.push(`saved ${count}`),
      state: ({ phase }) => told.push(phase),
      refused: ({ reason }) => told.push(reason),
      guided: () => told.push('guided'),
      closed: (code) => told.push(`closed ${code}`),
      ...events,
    },
  })
  doc.on('afterTransaction', ({ local, changed }: Y.Transaction) => {
    if (!local && changed.size > 0) transactions.push(brought)
    brought = 0
  })
  connection.open(1)
  await arrived()
  return { doc, connection, told, transactions }
}
