import { expect, test } from 'vitest'
import { openRooms } from '#test/bench/run/rooms.ts'
import { runTask } from '#test/bench/run/runTask.ts'
import { startServerProcess } from '#test/bench/run/serverProcess.ts'

test('BM10 a load writes as a page does: the server takes all of it, everyone is told of it, and all of it is there', async () => {
  const server = await startServerProcess('lab')
  try {
    const room = await (await openRooms(server))(4)
    const { result, taken } = await runTask<'fanOut'>(server, {
      scenario: 'fanOut',
      protocol: 'lab',
      presence: 'labPage',
      rooms: [room.addresses],
      fresh: room.fresh(),
      cards: 20,
      editsPerSecond: 20,
      presencePerSecond: 5,
      warmSeconds: 0.1,
      seconds: 0.5,
    })
    expect(result).toMatchObject({ gone: [], kept: { lost: 0, same: true }, delivered: result.expected })
    expect(result.expected).toBeGreaterThan(60)
    expect(result.saved.count).toBeGreaterThan(0)
    expect(taken.peakRssMB).toBeGreaterThan(20)
  } finally {
    await server.end()
  }
}, 60_000)
