import { v7 as newId } from 'uuid'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { labSession } from '#shared/api/labs.ts'
import { readPlan } from '#shared/doc/read.ts'
import { writeChanges } from '#shared/doc/write.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { MESSAGE, readRefused, readSaved } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { countingSocket } from './countingSocket.ts'
import type { Visitor } from './visitor.ts'

const PATIENCE_MS = 20_000

/** A lab's plan over a live connection of one seat. */
export interface LivePlan {
  plan(): Plan
  /** Writes what the plan decides of the commands; throws with the first refusal. */
  write(commands: readonly SingleCommand[]): void
}

/** Opens a lab's live document as a visitor's seat, lets `work` write, and closes it once all is on the server's disk. */
export const withLivePlan = async <T>(
  visitor: Visitor,
  lab: string,
  work: (live: LivePlan) => T,
): Promise<T> => {
  const session = await visitor.call(labSession, 'GET', `/api/labs/${lab}/session`)
  const doc = new Y.Doc()
  const { Socket, sent } = countingSocket({ cookie: visitor.cookie(), origin: visitor.url })
  const provider = new WebsocketProvider(`${visitor.url.replace(/^http/, 'ws')}/sync`, session.lab.id, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: Socket,
    params: { ext: '1', client: String(doc.clientID), epoch: String(session.epoch) },
  })
  const { synced, saved } = watch(provider, sent)
  const plan = () => readPlan(doc).plan
  const write = (commands: readonly SingleCommand[]) => inBatches(doc, commands)
  try {
    provider.connect()
    await synced
    const result = work({ plan, write })
    await saved()
    return result
  } finally {
    provider.destroy()
    doc.destroy()
  }
}

const inBatches = (doc: Y.Doc, commands: readonly SingleCommand[]): void => {
  for (let at = 0; at < commands.length; at += LIMITS.batchSize) {
    const batch = commands.slice(at, at + LIMITS.batchSize)
    const { plan } = readPlan(doc)
    const context = { now: new Date().toISOString(), newId }
    const decision = decide(plan, { type: 'batch', commands: batch }, context)
    if (!decision.ok) throw new Error(`The plan refused the data: ${JSON.stringify(decision.refusal)}`)
    writeChanges(doc, decision.changes, 'demo')
  }
}

/** Waits for the first sync and for what is saved; a refusal, a lost connection or silence ends the wait. */
const watch = (provider: WebsocketProvider, sent: () => number) => {
  const outcome = Promise.withResolvers<never>()
  outcome.promise.catch(() => {}) // told to whoever waits at the time, or to nobody
  const fail = (reason: string) => outcome.reject(new Error(`The live document failed: ${reason}`))
  let acknowledged = 0
  let onSaved = () => {}
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    acknowledged = readSaved(decoder)
    onSaved()
  }
  provider.messageHandlers[MESSAGE.state] = () => {}
  provider.messageHandlers[MESSAGE.hall] = () => {}
  provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => fail(readRefused(decoder).reason)
  provider.on('connection-close', (event) => fail(`closed with ${event?.code ?? 'no code'}`))
  const within = async <T>(wait: Promise<T>, what: string): Promise<T> => {
    const timer = setTimeout(() => fail(`${what} took longer than ${PATIENCE_MS / 1000} s`), PATIENCE_MS)
    return Promise.race([wait, outcome.promise]).finally(() => clearTimeout(timer))
  }
  const synced = new Promise<void>((resolve) => provider.on('sync', (is) => is && resolve()))
  const saved = () =>
    within(
      new Promise<void>((resolve) => {
        onSaved = () => acknowledged >= sent() && resolve()
        onSaved()
      }),
      'saving',
    )
  return { synced: within(synced, 'opening'), saved }
}
