import { expect, vi } from 'vitest'
import { v7 } from 'uuid'
import type { LabSession } from '#shared/api/labs.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import type { SessionAnswer } from '#client/sync/askSession.ts'
import type { KeptStore } from '#client/sync/kept.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { openSyncedDocument } from '#client/sync/syncedDocument.ts'
import { sessionOf } from './labSession.ts'
import type { SyncedRoom } from './syncedRoom.ts'

/** Somebody with a page of their own in a room without a network. */
export interface SyncedPerson {
  lab: LiveLab
  kept: KeptStore
  /** What the server says when it is asked about the seat. */
  answer: { current: SessionAnswer }
  close: () => void
}

const closing: (() => void)[] = []

/** After each test: every page that is still open. */
export const closePeople = (): void => {
  for (const close of closing.splice(0)) close()
}

export const joinRoom = (
  room: SyncedRoom,
  change: { session?: LabSession; kept?: KeptStore } = {},
): SyncedPerson => {
  const session = change.session ?? sessionOf()
  const kept = change.kept ?? keptInMemory()
  const answer: SyncedPerson['answer'] = { current: { kind: 'session', session } }
  const { lab, close } = openLiveLab(session, {
    newId: v7,
    now: () => Date.now(),
    openDocument: (of, hooks) =>
      openSyncedDocument({
        session: of,
        hooks,
        address: 'ws://room/sync',
        Socket: room.Socket,
        askSession: async () => answer.current,
        openKept: async () => kept,
        newId: v7,
        now: () => Date.now(),
        random: () => 0,
      }),
  })
  closing.push(close)
  return { lab, kept, answer, close }
}

export const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 })

/** Waits until the saved-state line is of a kind. */
export const says = ({ lab }: SyncedPerson, kind: string) =>
  until(() => expect(lab.connection().kind).toBe(kind))
