import '#test/support/seededRandom.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { playHonestSession } from '#test/support/honestSession.ts'
import { plainOf } from '#test/support/modelCommands.ts'

const SESSIONS = Number(process.env['HONEST_SESSIONS'] ?? (process.env['LONG'] ? 10_000 : 250))
const FIRST_SEED = Number(process.env['HONEST_SEED'] ?? 1)
/** Seeds of sessions that were once refused, or ended apart. */
const ONCE_WRONG: number[] = [4_480]

// Screens take in what others did a moment later.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterAll(() => void vi.useRealTimers())

const play = async (seed: number): Promise<void> => {
  const { server, pages } = await playHonestSession(seed)
  const at = `HONEST_SEED=${seed}`
  expect(server.refused, at).toEqual([])
  vi.runAllTimers()
  const held = Y.snapshot(server.doc)
  const { plan } = readPlan(server.doc)
  // As text: a deep comparison of five hundred cards would take longer than the session.
  const reading = JSON.stringify(plainOf({ plan, layout: readLayout(server.doc), ink: readInk(server.doc) }))
  for (const { doc, lab, seat, close } of pages) {
    expect(Y.equalSnapshots(Y.snapshot(doc), held), `${at}: what ${seat.name} holds`).toBe(true)
    expect(JSON.stringify(plainOf(lab.store.get())) === reading, `${at}: what ${seat.name} sees`).toBe(true)
    expect(close().own, `${at}: what ${seat.name} still keeps`).toEqual([])
    doc.destroy()
  }
}

test(
  `SY30 the guard refuses nothing of ${SESSIONS} honest sessions, and everyone ends with the same`,
  { timeout: 60_000 + SESSIONS * 500 },
  async () => {
    for (const seed of ONCE_WRONG) await play(seed)
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SESSIONS; seed++) await play(seed)
    if (SESSIONS >= 10_000) console.info(`The guard refused nothing of ${SESSIONS} honest sessions.`)
  },
)
