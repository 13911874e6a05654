import * as Y from 'yjs'
import { packState } from '#server/storage/packedState.ts'
import { openLoadClient, type Address, type LoadClient } from './client.ts'
import { untilSynced, whyGone } from './enter.ts'
import type { Told } from './fanOut.ts'
import { markerOf } from './markers.ts'
import type { Protocol } from './protocols.ts'
import { pause, until } from './waiting.ts'
import { openWriter } from './writer.ts'

export interface WriteHistoryTask {
  scenario: 'writeHistory'
  protocol: Protocol
  authors: Address[]
  watcher: Address
  cards: number
  edits: number
  /** How long the server is left alone with it before everyone leaves, so that it can save what it saves later. */
  settleSeconds: number
}

export interface WriteHistoryResult {
  seconds: number
  updates: number
  /** The document as Yjs V1, and as V2 deflated. */
  stateBytes: number
  packedBytes: number
}

/** So many edits of one card by one author, sent as one update. */
const BURST = 10
/** One author writes so many edits before it is another's turn. */
const STRETCH = 1_000
const ARRIVE_MS = 60_000

/**
 * A document with a past: its authors, one after the other, write card moves and field edits, each stretch on top of
 * what the others wrote. Each stretch is waited for, so that none builds on what has not arrived.
 */
export const writeHistory = async (task: WriteHistoryTask, told: Told): Promise<WriteHistoryResult> => {
  const { protocol } = task
  const watcher = openLoadClient(-1, protocol, task.watcher)
  watcher.kept = []
  await untilSynced([watcher])
  const writer = openWriter(protocol, task.cards, watcher.kept)
  watcher.kept = null
  const authors = task.authors.map((address, number) => openLoadClient(number, protocol, address))
  await untilSynced(authors)
  let seen = 0
  watcher.onMarker = (_kind, id) => void (seen = Math.max(seen, id))
  told.measuring(true)
  const began = performance.now()
  const [first] = authors
  if (!first) throw new Error('a history needs an author')
  let updates = 0
  let id = 0
  const writeStretch = async (author: LoadClient): Promise<void> => {
    for (const end = Math.min(id + STRETCH, task.edits); id < end; updates++) {
      id += BURST
      author.sendUpdate(writer.burst(author.address.client, BURST, markerOf('edit', id)))
    }
    const arrived = () => seen >= id || author.socket.closed || watcher.socket.closed
    await until(arrived, ARRIVE_MS, 'a stretch of the history')
    if (author.socket.closed) throw new Error(`an author could not write: ${whyGone(author)}`)
  }
  for (const update of writer.seed(first.address.client)) first.sendUpdate(update)
  for (let turn = 0; id < task.edits; turn++) await writeStretch(authors[turn % authors.length] ?? first)
  first.sendUpdate(writer.finish(first.address.client))
  await until(() => watcher.whole !== null, ARRIVE_MS, 'the last update of the history')
  const seconds = (performance.now() - began) / 1_000
  told.measuring(false)
  await pause(task.settleSeconds * 1_000)
  for (const client of [watcher, ...authors]) client.close()
  await pause(500)
  return {
    seconds,
    updates,
    stateBytes: Y.encodeStateAsUpdate(writer.doc).length,
    packedBytes: packState(writer.doc).length,
  }
}
