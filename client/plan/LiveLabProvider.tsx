import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { v7 as newId } from 'uuid'
import type { LabSession } from '#shared/api/labs.ts'
import { isFromDevice } from '#client/api/orFromDevice.ts'
import { deviceCopies } from '#client/offline/deviceCopies.ts'
import { askSession, type SessionAnswer } from '#client/sync/askSession.ts'
import { askSight } from '#client/sync/askSight.ts'
import { keptName } from '#client/sync/keptInIndexedDb.ts'
import { openKept } from '#client/sync/openKept.ts'
import { openSyncedDocument } from '#client/sync/syncedDocument.ts'
import { LiveLabContext } from './hooks.ts'
import { openLiveLab } from './openLiveLab.ts'

const now = () => Date.now()

const syncAddress = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`

/** What the server says of the seat is what the next page without a server goes by. */
const askAndKeep = async (labId: string): Promise<SessionAnswer> => {
  const answer = await askSession(labId)
  if (answer.kind === 'session') await deviceCopies.keepSession(answer.session)
  if (answer.kind === 'revoked' || answer.kind === 'notFound') await deviceCopies.forgetLab(labId)
  return answer
}

const openHere = (session: LabSession) =>
  openLiveLab(session, {
    newId,
    now,
    openDocument: (of, hooks) =>
      openSyncedDocument({
        session: of,
        hooks,
        newId,
        now,
        askSession: askAndKeep,
        askSight,
        fresh: !isFromDevice(session),
        address: syncAddress(),
        Socket: WebSocket,
        // The device of a seat that was merged goes on with what it keeps.
        openKept: () => openKept(keptName(of.lab.id, of.openedBy ?? of.seat.id)),
        copyStore: deviceCopies.documentOf(of),
        random: Math.random,
      }),
  })

/** The lab is open while someone listens: React listens once the page is shown and stops when it is left. */
const whileShown = (session: LabSession) => {
  let opened: ReturnType<typeof openHere> | null = null
  return {
    get: () => opened?.lab ?? null,
    subscribe: () => {
      const mine = openHere(session)
      opened = mine
      return () => {
        mine.close()
        if (opened === mine) opened = null
      }
    },
  }
}

/**
 * Opens the lab of a session for the pages below it and closes it with them. A session that is asked for
 * again does not open it again: the live lab follows its own changes.
 */
export const LiveLabProvider = (props: { session: LabSession; children: ReactNode }) => {
  const { session, children } = props
  const [first, setFirst] = useState(session)
  if (first.lab.id !== session.lab.id || first.seat.id !== session.seat.id) setFirst(session)
  const source = useMemo(() => whileShown(first), [first])
  const lab = useSyncExternalStore(source.subscribe, source.get)
  return lab && <LiveLabContext value={lab}>{children}</LiveLabContext>
}
