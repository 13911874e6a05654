import { monitorEventLoopDelay } from 'node:perf_hooks'
import { z } from 'zod'
import { startTestServer } from './testServer.ts'

/*
 * A whole server in a process of its own, so that what an attack costs it is not mixed with what the attacker and the
 * honest clients cost. Ask it by messages; it answers each in order.
 */
const asked = z.discriminatedUnion('ask', [
  /** A lab with so many seats of participants and of observers. */
  z.object({ ask: z.literal('lab'), participants: z.int(), observers: z.int() }),
  z.object({ ask: z.literal('watch') }),
  z.object({ ask: z.literal('stall') }),
  z.object({ ask: z.literal('end') }),
])

const server = await startTestServer({ env: { LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' } })

/**
 * The longest turn of the event loop, in milliseconds: `wall` as the clock saw it, `cpu` as this thread worked in it.
 * On a machine that others use too the first also counts the time in which this process was not running at all.
 */
const openWatch = () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const worked = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  let last = worked()
  let cpu = 0
  const timer = setInterval(() => {
    const now = worked()
    cpu = Math.max(cpu, now - last)
    last = now
  }, 5)
  delay.enable()
  return () => {
    clearInterval(timer)
    delay.disable()
    return { wall: Math.round(delay.max / 1e6), cpu: Math.round(Math.max(cpu, worked() - last)) }
  }
}
let stopWatch = openWatch()

const newLab = async (participants: number, observers: number) => {
  const lab = await server.newLab()
  const members = []
  for (let n = 0; n < participants + observers; n++)
    members.push(await lab.join({ role: n < participants ? 'participant' : 'observer' }))
  return { id: lab.id, lead: lab.lead.cookie, members }
}

const answer = async (question: z.infer<typeof asked>): Promise<unknown> => {
  switch (question.ask) {
    case 'lab':
      return newLab(question.participants, question.observers)
    case 'watch':
      stopWatch()
      stopWatch = openWatch()
      return null
    case 'stall':
      return { ...stopWatch(), memory: process.memoryUsage.rss() }
    case 'end':
      await server.close()
      return process.disconnect()
  }
}

let before: Promise<unknown> = Promise.resolve()
process.on('message', (message) => {
  before = before.then(async () => process.send?.({ answer: await answer(asked.parse(message)) }))
})
process.on('disconnect', () => process.exit())
process.send?.({ answer: server.url })
