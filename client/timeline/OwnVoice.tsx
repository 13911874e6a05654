import { useMemo, useState, type ReactNode } from 'react'
import { AnnouncerContext } from '#client/plan/announce/announcerContext.ts'
import type { Announcer } from '#client/plan/announce/openAnnouncer.ts'

const NOTHING = { mode: 'off', told: [] } as const

/** Where no room is around: what a person does is said, and nothing of the others. */
export const OwnVoice = ({ children }: { children: ReactNode }) => {
  const [said, setSaid] = useState({ id: 0, text: '' })
  const voice = useMemo(
    (): Announcer => ({
      get: () => NOTHING,
      subscribe: () => () => {},
      setMode: () => {},
      say: (text) => setSaid(({ id }) => ({ id: id + 1, text })),
      connect: () => () => {},
    }),
    [],
  )
  return (
    <AnnouncerContext value={voice}>
      {children}
      <div className="visually-hidden" aria-live="polite" data-testid="announcements">
        <p key={said.id}>{said.text}</p>
      </div>
    </AnnouncerContext>
  )
}
