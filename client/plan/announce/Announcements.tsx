import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveLab } from '../hooks.ts'
import { AnnouncerContext } from './announcerContext.ts'
import { openAnnouncer, type Announcer } from './openAnnouncer.ts'

/** Whatever view of a room is below: what others do in it is said to those who listen to the screen. */
export const Announcements = ({ room, children }: { room: string; children: ReactNode }) => {
  const lab = useLiveLab()
  const { t } = useTranslation(['announce', 'plan'])
  const announcer = useMemo(() => openAnnouncer({ lab, board: room, t }), [lab, room, t])
  useEffect(() => announcer.connect(), [announcer])
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <LiveRegion announcer={announcer} />
    </AnnouncerContext>
  )
}

/** Each sentence is an element of its own, so that the same words are said again when the same happens again. */
const LiveRegion = ({ announcer }: { announcer: Announcer }) => {
  const { told } = useSyncExternalStore(announcer.subscribe, announcer.get)
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcements">
      {told.slice(-2).map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}
