import { v7 } from 'uuid'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readPlan } from '#shared/doc/read.ts'
import { writeChanges } from '#shared/doc/write.ts'
import type { Change } from '#shared/plan/commands.ts'
import { COLLECTION_NAMES, type Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { MESSAGE, readSaved, SYNC } from '#shared/wire/frames.ts'
import { applyCommands } from './completePlan.ts'

/** A Node WebSocket with a seat's cookie, and a count of the edits it has sent. */
export const socketWith = (headers: Record<string, string>) => {
  let edits = 0
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers } as unknown as string[])
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === MESSAGE.sync && data[1] !== SYNC.step1) edits++
      super.send(data)
    }
  }
  return { Socket, edits: () => edits }
}

/** Opens a lab's document as a seat, lets `work` change it, and ends once every edit is on the server's disk. */
export const withDocument = async (
  url: string,
  cookie: string,
  lab: string,
  work: (doc: Y.Doc) => void,
): Promise<void> => {
  const doc = new Y.Doc()
  const { Socket, edits } = socketWith({ cookie })
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, lab, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: Socket,
    params: { ext: '1', client: String(doc.clientID) },
  })
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => {}) // told to whoever waits below
  let saved = 0
  let onSaved = () => {}
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    saved = readSaved(decoder)
    onSaved()
  }
  provider.messageHandlers[MESSAGE.state] = () => {}
  provider.messageHandlers[MESSAGE.hall] = () => {}
  provider.on('connection-close', (event) => ended.reject(new Error(`closed with ${event?.code}`)))
  const synced = new Promise<void>((resolve) => provider.on('sync', (is) => is && resolve()))
  try {
    provider.connect()
    await Promise.race([synced, ended.promise])
    work(doc)
    const allSaved = new Promise<void>((resolve) => {
      onSaved = () => saved >= edits() && resolve()
      onSaved()
    })
    await Promise.race([allSaved, ended.promise])
  } finally {
    provider.destroy()
    doc.destroy()
  }
}

/** Puts an initiative into the first room of a lab, as its lead. */
export const addInitiative = (
  url: string,
  lab: { id: string; lead: { cookie: string } },
  title: string,
): Promise<void> =>
  withDocument(url, lab.lead.cookie, lab.id, (doc) => {
    const fields = { workstreamId: live(readPlan(doc).plan, 'workstreams')[0]?.id, title }
    applyCommands(doc, [{ type: 'create', collection: 'initiatives', id: v7(), fields }])
  })

/** Writes every entity of a plan but the lab itself, which has its record already. */
export const putPlan = (doc: Y.Doc, plan: Plan): void => {
  const changes: Change[] = COLLECTION_NAMES.filter((name) => name !== 'lab').flatMap((collection) =>
    [...plan[collection].values()].map((entity) => ({
      op: 'put' as const,
      collection,
      id: entity.id,
      fields: { ...entity },
    })),
  )
  writeChanges(doc, changes, 'test')
}

export const setFields = (
  doc: Y.Doc,
  collection: Extract<Change, { op: 'set' }>['collection'],
  id: string,
  fields: Record<string, unknown>,
): void => writeChanges(doc, [{ op: 'set', collection, id, fields }], 'test')
