import { v7 } from 'uuid'
import type { LabSession } from '#shared/api/labs.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import type { LabSight } from '#shared/api/sight.ts'
import type { SessionAnswer } from '#client/sync/askSession.ts'
import { copyInMemory, type CopyStore } from '#client/sync/documentCopy.ts'
import type { KeptStore } from '#client/sync/kept.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { openSyncedDocument } from '#client/sync/syncedDocument.ts'
import { sessionOf } from './labSession.ts'
import type { SyncedRoom } from './syncedRoom.ts'

/** One seat on one laptop: pages come and go, what they keep stays. */
export interface OfflineDevice {
  session: LabSession
  kept: KeptStore
  copy: CopyStore
  /** Whether its pages reach the server. */
  online: boolean
  /** What the server says when it is reached. */
  answer: SessionAnswer
  /** What it lets pages look at until their document is there. */
  sight: (signal: AbortSignal) => Promise<LabSight | null>
  /** Whether a page has its session from the server just now. */
  fresh: boolean
  openPage: () => OfflinePage
}

const closing: (() => void)[] = []

/** After each test: every page that is still open. */
export const closePages = (): void => {
  for (const close of closing.splice(0)) close()
}

export interface OfflinePage {
  lab: LiveLab
  /** Leaves the page; what is on its way to the disk gets there. */
  close: () => void
}

export const offlineDevice = (
  { Socket }: Pick<SyncedRoom, 'Socket'>,
  given: { session?: LabSession; kept?: KeptStore; copy?: CopyStore; now?: () => number } = {},
): OfflineDevice => {
  const session = given.session ?? sessionOf()
  const now = given.now ?? (() => Date.now())
  const device: OfflineDevice = {
    session,
    kept: given.kept ?? keptInMemory(),
    copy: given.copy ?? copyInMemory(),
    online: true,
    answer: { kind: 'session', session },
    sight: async () => null,
    fresh: false,
    openPage: () => {
      const page = openLiveLab(device.session, {
        newId: v7,
        now,
        openDocument: (of, hooks) =>
          openSyncedDocument({
            session: of,
            hooks,
            address: 'ws://room/sync',
            Socket,
            askSession: async () => (device.online ? device.answer : { kind: 'unreachable' }),
            askSight: (_lab, signal) => device.sight(signal),
            fresh: device.fresh,
            openKept: async () => device.kept,
            copyStore: device.copy,
            newId: v7,
            now,
            random: () => 0,
          }),
      })
      closing.push(page.close)
      return page
    },
  }
  return device
}
