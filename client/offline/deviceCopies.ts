import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { z } from 'zod'
import { sessionResponse, type SessionResponse } from '#shared/api/identity.ts'
import { labSession, type LabSession } from '#shared/api/labs.ts'
import type { CopyStore, StoredCopy } from '#client/sync/documentCopy.ts'

/**
 * What the pages need to open without the server: who this browser is, its seat in each lab, and that seat's copy of
 * the plan. It follows the server's last answers: what this browser has no seat in is not kept. Edits that are not yet
 * accepted lie elsewhere and stay.
 */
export interface DeviceCopies {
  person: () => Promise<SessionResponse | null>
  /** Lets go of labs that are not in the answer. */
  keepPerson: (answer: SessionResponse) => Promise<void>
  /** By the lab's id or address. */
  session: (lab: string) => Promise<LabSession | null>
  /** Lets go of what another seat of the lab kept of it on this device. */
  keepSession: (session: LabSession) => Promise<void>
  /** By the lab's id or address. */
  forgetLab: (lab: string) => Promise<void>
  forgetAll: () => Promise<void>
  documentOf: (session: LabSession) => CopyStore
}

interface Schema extends DBSchema {
  person: { key: string; value: unknown }
  sessions: { key: string; value: unknown }
  documents: { key: [lab: string, seat: string]; value: unknown }
}
type Database = IDBPDatabase<Schema>
const STORES = ['person', 'sessions', 'documents'] as const
const PERSON = 'person'

const storedCopy = z.object({
  epoch: z.int(),
  state: z
    .custom<ArrayBufferView>((value) => ArrayBuffer.isView(value))
    .transform((view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
})

/** All documents of one lab. */
const ofLab = (labId: string) => IDBKeyRange.bound([labId], [labId, []])

const sessionIn = async (database: Database, lab: string): Promise<LabSession | null> => {
  const all = await database.getAll('sessions')
  const known = all.flatMap((value) => labSession.safeParse(value).data ?? [])
  return known.find((one) => one.lab.id === lab || one.lab.slug === lab) ?? null
}

const keepLabs = async (database: Database, keep: (labId: string, seatId: string | null) => boolean) => {
  const transaction = database.transaction(STORES, 'readwrite')
  const [sessions, documents] = [transaction.objectStore('sessions'), transaction.objectStore('documents')]
  for (const labId of await sessions.getAllKeys()) if (!keep(labId, null)) await sessions.delete(labId)
  for (const key of await documents.getAllKeys()) if (!keep(...key)) await documents.delete(key)
  await transaction.done
}

/** Committed at once: a page that goes does not hear whether it was written. */
const putDocument = async (database: Database, key: [string, string], copy: StoredCopy) => {
  const transaction = database.transaction('documents', 'readwrite')
  const written = transaction.store.put(copy, key)
  transaction.commit()
  await Promise.all([written, transaction.done])
}

const open = (name: string) =>
  openDB<Schema>(name, 1, {
    upgrade: (db) => {
      for (const store of STORES) db.createObjectStore(store)
    },
    blocking: (_old, _new, event) => {
      if (event.target instanceof IDBDatabase) event.target.close() // a newer page wants it in another shape
    },
  })

/** Where the browser keeps nothing (a private window, a full disk), pages work as long as there is a server. */
export const openDeviceCopies = (name: string): DeviceCopies => {
  let opened: Promise<Database> | null = null
  // A page that closes because its person has left this browser leaves nothing behind.
  let left = false
  const database = () => (opened ??= open(name))
  const read = async <T>(work: (db: Database) => Promise<T>): Promise<T | null> => {
    try {
      return await work(await database())
    } catch (error) {
      console.warn('What this device keeps cannot be read', error)
      return null
    }
  }
  const write = async (work: (db: Database) => Promise<unknown>): Promise<void> => {
    try {
      await work(await database())
    } catch (error) {
      console.warn('Nothing is kept on this device for a page without the server', error)
    }
  }
  return {
    person: () => read(async (db) => sessionResponse.safeParse(await db.get('person', PERSON)).data ?? null),
    keepPerson: (answer) =>
      write(async (db) => {
        await db.put('person', answer, PERSON)
        await keepLabs(db, (labId) => answer.labs.some(({ id }) => id === labId))
      }),
    session: (lab) => read((db) => sessionIn(db, lab)),
    keepSession: (session) =>
      write(async (db) => {
        left = false
        await db.put('sessions', session, session.lab.id)
        const isAnother = (labId: string, seatId: string | null) =>
          labId === session.lab.id && seatId !== null && seatId !== session.seat.id
        await keepLabs(db, (labId, seatId) => !isAnother(labId, seatId))
      }),
    forgetLab: (lab) =>
      write(async (db) => {
        const labId = (await sessionIn(db, lab))?.lab.id ?? lab
        await Promise.all([db.delete('sessions', labId), db.delete('documents', ofLab(labId))])
      }),
    forgetAll: () => {
      left = true
      return write((db) => Promise.all(STORES.map((store) => db.clear(store))))
    },
    documentOf: ({ lab, seat }) => {
      const key: [string, string] = [lab.id, seat.id]
      return {
        load: () => read(async (db) => storedCopy.safeParse(await db.get('documents', key)).data ?? null),
        put: (copy) => write(async (db) => (left ? undefined : putDocument(db, key, copy))),
        drop: () => write((db) => db.delete('documents', key)),
      }
    },
  }
}

/** This browser's. */
export const deviceCopies = openDeviceCopies('delivery-lab-copies')
