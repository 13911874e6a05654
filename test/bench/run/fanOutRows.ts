import type { FanOutResult } from '../load/fanOut.ts'
import { openRooms, protocolOf, type BenchRoom } from './rooms.ts'
import { runTask, type Taken } from './runTask.ts'
import { startServerProcess, type Contender } from './serverProcess.ts'

export interface FanOutRow {
  contender: Contender
  rooms: number
  people: number
  result: FanOutResult
  taken: Taken
  /** On disk when all was over. */
  dataBytes: number
  line: string
}

const CARDS = 200

export const fanOutRow = async (
  contender: Contender,
  { rooms, people, seconds }: { rooms: number; people: number; seconds: number },
): Promise<FanOutRow> => {
  const server = await startServerProcess(contender)
  try {
    const openRoom = await openRooms(server)
    const opened: BenchRoom[] = []
    while (opened.length < rooms) opened.push(await openRoom(people))
    const { result, taken } = await runTask<FanOutResult>(server, {
      scenario: 'fanOut',
      protocol: protocolOf(contender),
      rooms: opened.map(({ addresses }) => addresses),
      fresh: opened[0]?.fresh() ?? { url: '', headers: {}, room: '', client: 0 },
      cards: CARDS,
      editsPerSecond: 1,
      presencePerSecond: 5,
      warmSeconds: 3,
      seconds,
    })
    const row = { contender, rooms, people, result, taken, dataBytes: server.dataBytes() }
    return { ...row, line: lineOf(row) }
  } catch (error) {
    console.error(server.printed())
    throw error
  } finally {
    await server.end()
  }
}

const lineOf = ({ contender, rooms, people, result, taken }: Omit<FanOutRow, 'line'>): string =>
  [
    `${contender.padEnd(11)} ${rooms}×${people}`,
    `p50 ${result.edit.p50} p95 ${result.edit.p95} p99 ${result.edit.p99} ms`,
    `delivered ${result.delivered}/${result.expected}`,
    `CPU ${taken.cpuPercent} %`,
    `RSS ${taken.peakRssMB} MB`,
    `presence p99 ${result.presence.p99} heard ${Math.round((100 * result.presencesHeard) / (result.presences * (people - 1)))} %`,
    `frames/s ${Math.round(result.frames / result.seconds)}`,
    `late p99 ${result.lateness.p99} generator ${Math.round((100 * result.generatorCpuSeconds) / result.seconds)} %`,
    `others ${taken.othersPercent} %`,
    `lost ${result.kept?.lost ?? '-'} same ${result.kept?.same ?? '-'}`,
    ...(result.gone.length > 0 ? [`gone ${result.gone.length}: ${result.gone[0]}`] : []),
  ].join('; ')
