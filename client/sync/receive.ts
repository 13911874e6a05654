import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE, readBrought, readPacked, SYNC } from '#shared/wire/frames.ts'
import { createGathering, type Gathering } from './gathering.ts'
import { applyUnpacked, asUpdate, unpack } from './packedState.ts'

/** What is told of the document as the server sends it. */
export interface Received {
  /** Told before it is applied: an update the server has on disk, or what makes one. */
  brought: (update: Uint8Array | (() => Uint8Array)) => void
  /** The packed plan could not be read: the document may hold half of it. */
  unreadable: () => void
}

/**
 * Puts what the server sends into the provider's document: updates as they are gathered, in one transaction; a whole
 * document at once, packed or not, and what follows it after it.
 */
export const receive = (provider: WebsocketProvider, events: Received): Gathering => {
  const together = (work: () => void) => Y.transact(provider.doc, work, provider, false)
  const gathering = createGathering((updates) => {
    let broken = false
    for (const update of updates) events.brought(update)
    together(() => {
      for (const update of updates)
        try {
          Y.applyUpdate(provider.doc, update, provider)
        } catch (error) {
          console.error('An update could not be read', error)
          broken = true
        }
    })
    if (broken) provider.disconnect() // the next handshake brings what is missing now
  })
  /** The step 2 that ends a packed answer has come. */
  let isWhole = false
  const takeSync = provider.messageHandlers[MESSAGE.sync]
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const ahead = decoding.clone(decoder)
    const kind = decoding.peekVarUint(ahead)
    const update = readBrought(ahead)
    if (update && (kind === SYNC.update || gathering.isHeld())) {
      isWhole ||= kind === SYNC.step2
      return gathering.add(update)
    }
    gathering.flush()
    if (update) events.brought(update)
    takeSync?.(encoder, decoder, ...rest)
  }
  const takePacked = async (packed: Uint8Array) => {
    const socket = provider.ws
    const isGone = () => provider.ws !== socket
    gathering.hold()
    isWhole = false
    try {
      const unpacked = await unpack(packed)
      if (isGone()) return
      events.brought(() => asUpdate(unpacked))
      together(() => {
        applyUnpacked(provider.doc, unpacked, provider)
        gathering.release()
      })
    } catch (error) {
      if (isGone()) return
      console.error('The packed plan could not be read', error)
      return events.unreadable()
    }
    if (isWhole) provider.synced = true
  }
  provider.messageHandlers[MESSAGE.packed] = (_, decoder) => void takePacked(readPacked(decoder))
  return gathering
}
