import * as Y from 'yjs'
import type { Address } from './client.ts'
import { enterRoom, whyGone } from './enter.ts'
import { openHistogram, type Spread } from './histogram.ts'
import { markerOf } from './markers.ts'
import type { Protocol } from './protocols.ts'
import { openSent } from './sent.ts'
import { holds, pause } from './waiting.ts'
import type { Told } from './fanOut.ts'

export interface MostEditsTask {
  scenario: 'mostEdits'
  protocol: Protocol
  addresses: Address[]
  cards: number
  stepSeconds: number
  first: number
  most: number
}

export interface Step extends Spread {
  /** Edits a second, of all clients together. */
  rate: number
  /** Part of the deliveries that came within four seconds after the step. */
  delivered: number
  /** How late the generator was, p99: above `LATE_MS` the step says nothing of the server. */
  lateness: number | null
  held: boolean
}

export interface MostEditsResult {
  /** The highest rate that was held; 0 when none was. */
  most: number
  /** Nothing was asked beyond: the generator or the scale ended. */
  bounded: boolean
  steps: Step[]
  gone: string[]
}

export const SLOWEST_P99_MS = 250
const LEAST_DELIVERED = 0.999
const LATE_MS = 60
const PATIENCE_MS = 4_000
const BACKLOG_MS = 10_000
const BISECTIONS = 2
/** A client sends at most so many frames a second, and puts more edits into each when it has more. */
const FRAMES_PER_SECOND = 150

interface Frame {
  client: number
  ids: number[]
  bytes: Uint8Array
}

/** A room edits faster and faster, until an edit takes too long or does not arrive. */
export const mostEdits = async (task: MostEditsTask, told: Told): Promise<MostEditsResult> => {
  const { protocol, addresses, cards } = task
  const { clients, writer } = await enterRoom(protocol, addresses, { cards, from: 0 })
  const sent = openSent()
  let times = openHistogram()
  let window = { from: Infinity, to: 0 }
  for (const client of clients)
    client.onMarker = (kind, id) => {
      if (kind === 'edit' && id >= window.from && id < window.to && sent.by(id) !== client.number)
        times.add(client.now - sent.at(id))
    }
  /** What all clients send in turns, made before it is sent. */
  const framesOf = (total: number, editsAFrame: number): Frame[] => {
    const frames: Frame[] = []
    for (let made = 0; made < total; made += editsAFrame) {
      const number = frames.length % clients.length
      const author = { number, client: addresses[number]?.client ?? 0 }
      const ids: number[] = []
      const updates: Uint8Array[] = []
      while (ids.length < editsAFrame) {
        const id = sent.next(number)
        ids.push(id)
        updates.push(writer.edit(author, clients.length, markerOf('edit', id)))
      }
      const [only = new Uint8Array()] = updates
      frames.push({ client: number, ids, bytes: updates.length === 1 ? only : Y.mergeUpdates(updates) })
    }
    return frames
  }
  const gone = (): string[] => clients.filter(({ socket }) => socket.closed).map(whyGone)

  const step = async (rate: number): Promise<Step> => {
    const editsAFrame = Math.max(1, Math.ceil(rate / clients.length / FRAMES_PER_SECOND))
    const from = sent.upcoming()
    const frames = framesOf(Math.round(rate * task.stepSeconds), editsAFrame)
    times = openHistogram()
    window = { from, to: sent.upcoming() }
    const lateness = openHistogram()
    const gap = (1_000 * editsAFrame) / rate
    const began = performance.now()
    for (let next = 0; next < frames.length; await pause(1)) {
      const now = performance.now()
      if (next * gap <= now - began) lateness.add(now - began - next * gap)
      for (; next < frames.length && next * gap <= now - began; next++) {
        const frame = frames[next]
        if (!frame) break
        for (const id of frame.ids) sent.stamp(id, performance.now())
        clients[frame.client]?.sendUpdate(frame.bytes)
      }
    }
    const expected = (window.to - window.from) * (clients.length - 1)
    await holds(() => times.count() >= expected, PATIENCE_MS)
    const delivered = times.count() / expected
    const spread = times.spread()
    // What is still on its way would be measured by the next step.
    await holds(() => times.count() >= expected, BACKLOG_MS)
    const held =
      spread.p99 !== null &&
      spread.p99 <= SLOWEST_P99_MS &&
      delivered >= LEAST_DELIVERED &&
      gone().length === 0
    await pause(300)
    return { rate, delivered, lateness: lateness.percentile(0.99), held, ...spread }
  }

  const steps: Step[] = []
  const tryAt = async (rate: number): Promise<boolean> => {
    const done = await step(rate)
    steps.push(done)
    return done.held
  }
  told.measuring(true)
  let held = 0
  let failed = 0
  for (let rate = task.first; failed === 0 && rate <= task.most; rate *= 2)
    if (await tryAt(rate)) held = rate
    else failed = rate
  for (let tries = 0; held > 0 && failed > 0 && tries < BISECTIONS && gone().length === 0; tries++) {
    const rate = Math.round(Math.sqrt(held * failed))
    if (await tryAt(rate)) held = rate
    else failed = rate
  }
  told.measuring(false)
  const late = steps.filter((one) => !one.held).some(({ lateness }) => (lateness ?? 0) > LATE_MS)
  const result = { most: held, bounded: failed === 0 || late, steps, gone: gone() }
  for (const client of clients) client.close()
  await pause(300)
  return result
}
