import * as Y from 'yjs'
import { copyInMemory, type CopyStore } from '#client/sync/documentCopy.ts'
import type { KeptEntry, KeptStore, RejectedCommand } from '#client/sync/kept.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { holdsUpdate } from '#shared/doc/holdsUpdate.ts'
import type { Command } from '#shared/plan/commands.ts'
import type { ModelServer } from './modelServer.ts'
import { tally } from './modelTally.ts'

/** What one seat's browser keeps while its pages come and go, and what went wrong with it. */
export interface ModelDevice {
  kept: KeptStore
  copies: CopyStore
  /** What went wrong, in words. */
  faults: string[]
  /** How many edits were kept here so far. */
  made: () => number
  /** A command was applied to a new document. */
  replayed: (command: Command) => void
  /** The person lets go of what was not accepted. */
  forgets: (work: () => void) => void
  /** A page dies: what it would still write is lost. */
  dies: (work: () => void) => void
}

/** What an honest page may be refused by the server for: what it could not know when it sent the edit. */
const UNFORESEEN: ReadonlySet<string> = new Set(['frozen', 'observer', 'locked'])

/** A device that checks, whenever an edit is let go of, that it is on disk or was made anew, and once. */
export const openModelDevice = (server: ModelServer): ModelDevice => {
  const memory = keptInMemory()
  const made = new Map<string, KeptEntry>()
  const refused = new Map<string, RejectedCommand>()
  const replayed = new Set<Command>()
  const saved = new Set<Command>()
  const faults: string[] = []
  let forgetting = false

  const checkDropped = (id: string) => {
    const entry = made.get(id)
    if (!entry) return faults.push(`${id} was dropped and never made`)
    const { command } = entry
    if (holdsUpdate(server.disk, entry.update)) {
      tally('an edit was saved')
      if (command && saved.has(command)) faults.push(`${id} was made twice: ${JSON.stringify(command)}`)
      if (command) saved.add(command)
      return
    }
    tally('an edit was made anew')
    if (command === null || !replayed.has(command))
      faults.push(`${id} was taken for saved and is not on disk: ${JSON.stringify(command)}`)
  }
  const checkLetGo = (id: string) => {
    const command = refused.get(id)?.command
    if (!forgetting) tally('an edit that was not accepted was made again')
    if (!forgetting && (!command || !replayed.has(command)))
      faults.push(`${id} was refused and forgotten: ${JSON.stringify(command)}`)
  }
  const kept: KeptStore = {
    ...memory,
    put: async (entry) => {
      made.set(entry.id, entry)
      await memory.put(entry)
    },
    drop: async (ids) => {
      for (const id of ids) checkDropped(id)
      await memory.drop(ids)
    },
    reject: async (rejected) => {
      for (const one of rejected) {
        refused.set(one.id, one)
        const { reason } = one
        const why = reason.kind === 'server' ? reason.reason : reason.kind
        tally(`an edit was not accepted: ${why}`)
        if (reason.kind === 'server' && !UNFORESEEN.has(why))
          faults.push(`the server refused an honest edit (${why}): ${JSON.stringify(one.command)}`)
      }
      await memory.reject(rejected)
    },
    dropRejected: async (ids) => {
      for (const id of ids) checkLetGo(id)
      await memory.dropRejected(ids)
    },
  }
  const copies = watchedCopies(server, faults)
  return {
    kept,
    copies,
    faults,
    made: () => made.size,
    replayed: (command) => void replayed.add(command),
    forgets: (work) => {
      forgetting = true
      work()
      forgetting = false
    },
    dies: (work) => {
      copies.broken = true
      work()
      copies.broken = false
    },
  }
}

/** A copy holds only what is on disk: nothing nobody took comes back through it. */
const watchedCopies = (server: ModelServer, faults: string[]) => {
  const memory = copyInMemory()
  const copies: CopyStore & { broken: boolean } = {
    broken: false,
    load: async () => {
      const copy = await memory.load()
      if (copy?.epoch === server.epoch) tally('a page showed its copy')
      return copy
    },
    put: async (copy) => {
      if (copies.broken) return
      if (copy.epoch === server.epoch && !isOnDisk(server.disk, copy.state))
        faults.push('a copy holds what is not on disk')
      await memory.put(copy)
    },
    drop: async () => memory.drop(),
  }
  return copies
}

const isOnDisk = (disk: Y.Doc, state: Uint8Array): boolean => {
  const held = Y.decodeStateVector(Y.encodeStateVector(disk))
  const copied = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
  return [...copied].every(([client, clock]) => clock <= (held.get(client) ?? 0))
}
