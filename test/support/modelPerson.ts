import { setImmediate } from 'node:timers/promises'
import type * as Y from 'yjs'
import type { LiveLab, PlanSnapshot } from '#client/plan/liveLab.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import type { SessionAnswer } from '#client/sync/askSession.ts'
import { openSyncedDocument } from '#client/sync/syncedDocument.ts'
import { sessionOf } from './labSession.ts'
import type { ModelDevice } from './modelDevice.ts'
import type { ModelServer } from './modelServer.ts'
import { tally } from './modelTally.ts'
import type { Line } from './modelWire.ts'

/** Somebody at a page. It comes and goes; the device it is on stays, and may have another page of the seat. */
export interface ModelPerson {
  seatId: string
  device: ModelDevice
  line: Line
  lab: LiveLab
  doc: Y.Doc | null
  /** What this person last looked at: edits are made from there. */
  seen: PlanSnapshot
  /** Closes the page in order, or lets it die, and opens it again. */
  reload: (dies: boolean) => Promise<void>
  close: () => void
}

export interface ModelPersonOptions {
  server: ModelServer
  seatId: string
  device: ModelDevice
  newId: () => string
  now: () => number
}

export const openPerson = ({ server, seatId, device, newId, now }: ModelPersonOptions): ModelPerson => {
  const line = server.lineFor(seatId)
  const open = () =>
    openLiveLab(sessionIn(server, seatId), {
      newId,
      now,
      openDocument: (session, hooks) =>
        openSyncedDocument({
          session,
          hooks: {
            ...hooks,
            adopt: (doc, awareness) => {
              person.doc = doc
              hooks.adopt(doc, awareness)
            },
            replay: (command) => {
              const refusal = hooks.replay(command)
              if (!refusal) device.replayed(command)
              return refusal
            },
          },
          address: 'ws://room/sync',
          Socket: line.Socket,
          askSession: async () => answerTo(server, seatId, line),
          openKept: async () => device.kept,
          copyStore: device.copies,
          newId,
          now,
          random: () => 0,
        }),
    })
  let page = open()
  const person: ModelPerson = {
    seatId,
    device,
    line,
    get lab() {
      return page.lab
    },
    doc: null,
    seen: page.lab.store.get(),
    reload: async (dies) => {
      const { kind } = page.lab.connection()
      if (kind === 'offline' || kind === 'absent') tally('a page was closed while apart')
      if (dies) device.dies(page.close)
      else page.close()
      for (const wire of line.wires) wire.cut()
      await setImmediate() // another page of the browser sees a moment later that this one is gone
      person.doc = null
      page = open()
      person.seen = page.lab.store.get()
    },
    close: () => {
      page.close()
      for (const wire of line.wires) wire.cut()
      server.lines.splice(server.lines.indexOf(line), 1)
    },
  }
  return person
}

const answerTo = (server: ModelServer, seatId: string, line: Line): SessionAnswer => {
  if (!line.online) return { kind: 'unreachable' }
  if (server.seats.get(seatId)?.revoked !== false) return { kind: 'revoked' }
  return { kind: 'session', session: sessionIn(server, seatId) }
}

const sessionIn = (server: ModelServer, seatId: string) => {
  const { name = '', role, revoked = true } = server.seats.get(seatId) ?? {}
  const session = sessionOf({ ...server.phase, epoch: server.epoch }, role)
  return {
    ...session,
    lab: { ...session.lab, id: server.labId },
    seat: { ...session.seat, id: seatId, name, revoked },
  }
}
