import type * as Y from 'yjs'
import type { LiveLab, PlanSnapshot } from '#client/plan/liveLab.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import type { KeptEntry, KeptStore, RejectedCommand } from '#client/sync/kept.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { openSyncedDocument } from '#client/sync/syncedDocument.ts'
import type { LiveSeat } from '#server/sync/rooms.ts'
import type { LabSession } from '#shared/api/labs.ts'
import { holdsUpdate } from '#shared/doc/holdsUpdate.ts'
import type { Command } from '#shared/plan/commands.ts'
import { sessionOf } from './labSession.ts'
import type { ModelServer } from './modelServer.ts'
import { tally } from './modelTally.ts'
import type { Line } from './modelWire.ts'

/** A person with a device: pages come and go, what it keeps stays. */
export interface ModelPerson {
  seat: LiveSeat
  line: Line
  lab: LiveLab
  doc: Y.Doc | null
  /** What this person last looked at: edits are made from there. */
  seen: PlanSnapshot
  /** How many edits this device has kept so far. */
  made: () => number
  /** What went wrong, in words. */
  faults: string[]
  rejected: () => Promise<RejectedCommand[]>
  pending: () => Promise<KeptEntry[]>
  /** Gives up what was not accepted. */
  forget: () => void
  reload: () => void
  close: () => void
}

export interface ModelPersonOptions {
  server: ModelServer
  seat: LiveSeat
  newId: () => string
  now: () => number
}

export const openPerson = ({ server, seat, newId, now }: ModelPersonOptions): ModelPerson => {
  const line = server.lineFor(seat)
  const faults: string[] = []
  const replayed = new Set<Command>()
  const device = watchedStore({ server, faults, replayed })
  const session = (): LabSession => sessionFor(server, seat)
  const open = () =>
    openLiveLab(session(), {
      newId,
      now,
      openDocument: (of, hooks) =>
        openSyncedDocument({
          session: of,
          hooks: {
            adopt: (doc, awareness) => {
              person.doc = doc
              hooks.adopt(doc, awareness)
            },
            replay: (command) => {
              const refusal = hooks.replay(command)
              if (!refusal) replayed.add(command)
              return refusal
            },
          },
          address: 'ws://room/sync',
          Socket: line.Socket,
          askSession: async () =>
            line.online ? { kind: 'session', session: session() } : { kind: 'unreachable' },
          openKept: async () => device.store,
          newId,
          now,
          random: () => 0,
        }),
    })
  let page = open()
  const person: ModelPerson = {
    seat,
    line,
    get lab() {
      return page.lab
    },
    doc: null,
    seen: page.lab.store.get(),
    made: device.made,
    faults,
    rejected: async () => (await device.store.load()).rejected,
    pending: async () => (await device.store.load()).entries,
    forget: () => {
      device.mayForget(true)
      page.lab.rejected.forget()
      device.mayForget(false)
    },
    reload: () => {
      if (page.lab.connection().kind === 'offline') tally('a page was closed while apart')
      page.close()
      for (const wire of line.wires) wire.cut()
      person.doc = null
      page = open()
      person.seen = page.lab.store.get()
    },
    close: () => page.close(),
  }
  return person
}

const sessionFor = (server: ModelServer, { seatId, name, role }: LiveSeat): LabSession => {
  const session = sessionOf({ ...server.phase }, role)
  return {
    ...session,
    lab: { ...session.lab, id: server.labId },
    seat: { ...session.seat, id: seatId, name },
  }
}

interface Watched {
  server: ModelServer
  faults: string[]
  replayed: Set<Command>
}

/** A store that checks, whenever an edit is let go of, that it is on disk or was made anew. */
const watchedStore = ({ server, faults, replayed }: Watched) => {
  const memory = keptInMemory()
  const made = new Map<string, KeptEntry>()
  const refused = new Map<string, RejectedCommand>()
  let forgetting = false

  const checkDropped = (id: string) => {
    const entry = made.get(id)
    if (!entry) return faults.push(`${id} was dropped and never made`)
    if (holdsUpdate(server.disk, entry.update)) return tally('an edit was saved')
    tally('an edit was made anew')
    if (entry.command === null || !replayed.has(entry.command))
      faults.push(`${id} was taken for saved and is not on disk: ${JSON.stringify(entry.command)}`)
  }
  const checkLetGo = (id: string) => {
    const command = refused.get(id)?.command
    if (!forgetting) tally('an edit that was not accepted was made again')
    if (!forgetting && (!command || !replayed.has(command)))
      faults.push(`${id} was refused and forgotten: ${JSON.stringify(command)}`)
  }
  const store: KeptStore = {
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
        tally(`an edit was not accepted: ${reason.kind === 'server' ? reason.reason : reason.kind}`)
      }
      await memory.reject(rejected)
    },
    dropRejected: async (ids) => {
      for (const id of ids) checkLetGo(id)
      await memory.dropRejected(ids)
    },
  }
  return { store, made: () => made.size, mayForget: (may: boolean) => void (forgetting = may) }
}
