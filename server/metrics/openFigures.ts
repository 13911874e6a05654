import { Registry } from 'prom-client'
import type { Meter } from '#server/sync/meter.ts'
import type { RoomFigures } from '#server/sync/rooms.ts'
import { countHttp, type Answered } from './countHttp.ts'
import { countRooms } from './countRooms.ts'
import { readDisk } from './readDisk.ts'
import { readProcess } from './readProcess.ts'
import { readRooms } from './readRooms.ts'
import { watchLoop } from './watchLoop.ts'

/** The figures of one running server. They tell how busy it is and nothing of what is in it. */
export interface Figures {
  /** Handed to the rooms, which call it. */
  meter: Meter
  /** An HTTP request was answered. */
  answered: Answered
  /** From now on the figures of these rooms are told too. */
  watch(rooms: { figures(): RoomFigures }): void
  /** All of it as Prometheus text, and the content type of that. */
  text(): Promise<string>
  contentType: string
  close(): void
}

/** A registry of its own: several servers can run in one process. */
export const openFigures = ({ dataDir }: { dataDir: string }): Figures => {
  const registry = new Registry()
  const loop = watchLoop(registry)
  readProcess(registry)
  readDisk(registry, dataDir)
  return {
    meter: countRooms(registry),
    answered: countHttp(registry),
    watch: (rooms) => readRooms(registry, rooms),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => {
      loop.close()
      registry.clear()
    },
  }
}
