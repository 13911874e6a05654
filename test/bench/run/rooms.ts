import type { Address } from '../load/client.ts'
import { openHall } from './labOverHttp.ts'
import type { ServerProcess } from './serverProcess.ts'

export interface BenchRoom {
  name: string
  addresses: Address[]
  /** Another client of the room. */
  fresh: () => Address
}

/** Makes rooms of a running server: labs with seats of ours, or only a name where anyone may come in. */
export const openRooms = async (server: ServerProcess): Promise<(people: number) => Promise<BenchRoom>> => {
  if (server.contender === 'lab') {
    const hall = await openHall(server)
    return async (people) => {
      const { labId, addresses, fresh } = await hall.open(people)
      return { name: labId, addresses, fresh }
    }
  }
  let rooms = 0
  let clients = 1_000
  // Hocuspocus is told the document's name in every message, not in its address.
  const path = (name: string) => (server.contender === 'hocuspocus' ? '' : name)
  return async (people) => {
    const room = `room-${(rooms += 1)}`
    const address = (): Address => ({
      url: `ws://127.0.0.1:${server.port}/${path(room)}`,
      headers: {},
      room,
      client: clients++,
    })
    return { name: room, addresses: Array.from({ length: people }, address), fresh: address }
  }
}
