import { expect } from 'vitest'
import * as Y from 'yjs'
import { readPlan } from '#shared/doc/read.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import type { OfflineDevice, OfflinePage } from './offlineDevice.ts'
import { planOf, sampleId } from './samplePlan.ts'
import { syncedRoom, type SyncedRoom } from './syncedRoom.ts'
import { eventually } from './eventually.ts'

/** The activity every such lab begins with. */
export const ROW = sampleId(1)

export const roomWithRow = (): SyncedRoom => {
  const room = syncedRoom()
  writeNewDocument(room.doc, planOf({ activities: [{ id: ROW, text: 'One' }] }))
  return room
}

export const until: (check: () => void | Promise<void>) => Promise<void> = eventually
export const lineOf = ({ lab }: OfflinePage) => lab.connection()
export const says = (page: OfflinePage, kind: string) => until(() => expect(lineOf(page).kind).toBe(kind))
export const shown = ({ lab }: OfflinePage, id = ROW) => lab.store.get().plan.activities.get(id)?.text
export const textsIn = (doc: Y.Doc) =>
  [...readPlan(doc).plan.activities.values()].map(({ text }) => text).toSorted()
export const write = ({ lab }: OfflinePage, text: string, id = ROW) =>
  lab.dispatch({ type: 'update', collection: 'activities', id, fields: { text } })
export const add = ({ lab }: OfflinePage, id: string, text: string) =>
  lab.dispatch({ type: 'create', collection: 'activities', id, fields: { text } })

/** A page that was in step once, closed again: the laptop goes home with its copy. */
export const visit = async (device: OfflineDevice): Promise<void> => {
  const page = device.openPage()
  await says(page, device.session.seat.role === 'observer' ? 'readOnly' : 'saved')
  page.close()
  await until(async () => expect(await device.copy.load()).not.toBeNull())
}

export const goOffline = (device: OfflineDevice, room: SyncedRoom) => {
  device.online = false
  room.drop()
}

/** What the copy on the device holds. */
export const copied = async ({ copy }: OfflineDevice): Promise<string[]> => {
  const stored = await copy.load()
  const doc = new Y.Doc()
  if (stored) Y.applyUpdate(doc, stored.state)
  return textsIn(doc)
}
