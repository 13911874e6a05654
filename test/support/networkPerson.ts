import { v7 } from 'uuid'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { labSession } from '#shared/api/labs.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import { readSession, type SessionAnswer } from '#client/sync/askSession.ts'
import { keptInMemory } from '#client/sync/keptInMemory.ts'
import { openSyncedDocument } from '#client/sync/syncedDocument.ts'

/** The page's own engine with a real socket and real HTTP; only the screen is missing. */
export interface NetworkPerson {
  lab: LiveLab
  doc: () => Y.Doc | null
  /** What the line says, with what is below a refusal. */
  line: () => string
  write: (text: string) => void
  text: () => string | undefined
  close: () => void
}

/** The client asks these whether the network is back; there is no browser here. */
export const withoutBrowser = (): void => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('navigator', {})
}

export const enterByNetwork = async (given: {
  /** Where the network is entered. */
  url: string
  labId: string
  cookie: string
  /** The activity that this person writes in. */
  row: string
  now?: () => number
  random?: () => number
}): Promise<NetworkPerson> => {
  const { url, labId, cookie, row, now = Date.now, random = Math.random } = given
  const ask = async () => fetch(`${url}/api/labs/${labId}/session`, { headers: { cookie } })
  const askSession = async (): Promise<SessionAnswer> => {
    try {
      const answer = await ask()
      if (answer.status === 401) return { kind: 'revoked' }
      return answer.ok ? readSession(await answer.json()) : { kind: 'unreachable' }
    } catch {
      return { kind: 'unreachable' } // the network is not there, which is the answer
    }
  }
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie } })
    }
  }
  const session = labSession.parse(await (await ask()).json())
  let doc: Y.Doc | null = null
  const { lab, close } = openLiveLab(session, {
    newId: v7,
    now,
    openDocument: (of, hooks) =>
      openSyncedDocument({
        session: of,
        hooks: {
          ...hooks,
          adopt: (next, awareness) => {
            doc = next
            hooks.adopt(next, awareness)
          },
        },
        address: `${url.replace(/^http/, 'ws')}/sync`,
        Socket: Socket as unknown as typeof globalThis.WebSocket,
        askSession,
        openKept: async () => keptInMemory(),
        newId: v7,
        now,
        random,
      }),
  })
  return {
    lab,
    doc: () => doc,
    line: () => {
      const state = lab.connection()
      return state.kind === 'notAccepted' ? `notAccepted, ${state.below.kind}` : state.kind
    },
    write: (text) => {
      const decision = lab.dispatch({ type: 'update', collection: 'activities', id: row, fields: { text } })
      if (!decision.ok) throw new Error(`not taken: ${decision.refusal.code}`)
    },
    text: () => lab.store.get().plan.activities.get(row)?.text,
    close,
  }
}
