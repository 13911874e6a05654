import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { z } from 'zod'
import { command, REFUSALS } from '#shared/plan/commands.ts'
import { REFUSED_REASONS } from '#shared/wire/frames.ts'
import type { KeptStore } from './kept.ts'

interface KeptSchema extends DBSchema {
  entries: { key: string; value: unknown }
  rejected: { key: string; value: unknown }
}

const entry = z.object({
  id: z.string(),
  command: command.nullable(),
  update: z
    .custom<ArrayBufferView>((value) => ArrayBuffer.isView(value))
    .transform((view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
  epoch: z.int(),
  at: z.string(),
  tries: z.int(),
  page: z.string(),
})

const reason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    refusal: z.object({ code: z.enum(REFUSALS), params: z.record(z.string(), z.string()) }),
  }),
  z.object({ kind: z.literal('server'), reason: z.enum(REFUSED_REASONS) }),
  z.object({ kind: z.literal('undo') }),
])
const rejectedCommand = z.object({ id: z.string(), command: command.nullable(), at: z.string(), reason })

/** What an older version of this page kept in another shape is left where it is, not thrown away. */
const readable = <T>(schema: z.ZodType<T>, values: readonly unknown[]): T[] =>
  values.flatMap((value) => schema.safeParse(value).data ?? [])

/** The database is one seat's: several people may share a laptop. */
export const keptName = (labId: string, seatId: string): string => `delivery-lab/${labId}/${seatId}`

const stores = (database: IDBPDatabase<KeptSchema>) =>
  database.transaction(['entries', 'rejected'], 'readwrite')

/** Keeps edits on this device, also when the page is closed. Rejects where the browser offers no database. */
export const keptInIndexedDb = async (name: string): Promise<KeptStore> => {
  const database = await openDB<KeptSchema>(name, 1, {
    upgrade: (db) => {
      db.createObjectStore('entries', { keyPath: 'id' })
      db.createObjectStore('rejected', { keyPath: 'id' })
    },
  })
  return {
    keptIn: 'device',
    load: async () => ({
      entries: readable(entry, await database.getAll('entries')),
      rejected: readable(rejectedCommand, await database.getAll('rejected')),
    }),
    put: async (one) => void (await database.put('entries', one)),
    drop: async (ids) => {
      const transaction = stores(database)
      await Promise.all([...ids.map((id) => transaction.objectStore('entries').delete(id)), transaction.done])
    },
    reject: async (rejected) => {
      const transaction = stores(database)
      const [entries, refused] = [transaction.objectStore('entries'), transaction.objectStore('rejected')]
      await Promise.all([
        ...rejected.flatMap((one) => [refused.put(one), entries.delete(one.id)]),
        transaction.done,
      ])
    },
    dropRejected: async (ids) => {
      const transaction = stores(database)
      await Promise.all([
        ...ids.map((id) => transaction.objectStore('rejected').delete(id)),
        transaction.done,
      ])
    },
    close: () => database.close(),
  }
}
