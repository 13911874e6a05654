import { Drawer } from '@mantine/core'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import type { LabSession } from '#shared/api/labs.ts'
import { keepShell } from '#client/offline/offlineShell.ts'
import { useFollowNames } from '#client/comments/useFollowNames.ts'
import { useFollowRequests } from '#client/between/useFollowRequests.ts'
import { useTellAsked } from '#client/between/useTellAsked.tsx'
import { useLiveLab, useOfConnection } from '#client/plan/hooks.ts'
import { isOnItsWay } from '#client/sync/lineState.ts'
import { keepFocus } from '#client/ui/parts/keepFocus.ts'
import { attachParts } from '#client/ui/parts/parts.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { GuideBar } from '#client/guide/GuideBar.tsx'
import { HallBanners } from '#client/hall/HallBanners.tsx'
import { HallBar } from '#client/hall/HallBar.tsx'
import { WallBar } from '#client/hall/WallBar.tsx'
import { InboxNews } from '#client/inbox/InboxNews.tsx'
import { useFollowProgramme } from '#client/programme/useFollowProgramme.ts'
import { RoundBanner } from '#client/rounds/RoundBanner.tsx'
import { Buzz } from '#client/phone/Buzz.tsx'
import { isSeatPath } from '#client/phone/seatRoom.ts'
import { usePhone } from '#client/phone/usePhone.ts'
import { LabHeader } from './LabHeader.tsx'
import { LabNav } from './LabNav.tsx'
import classes from './LabShell.module.css'
import { loadAhead } from './loadAhead.ts'
import { NewerVersion } from './NewerVersion.tsx'
import { useSeatLanguage } from './seatLanguage.ts'
import { SkipLinks } from './SkipLinks.tsx'
import { useIsOnWall } from '#client/look/useLook.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { useFollowRoomState } from './useFollowRoomState.ts'

/** Header, rooms and page of a lab. On a phone the rooms are in a drawer behind the menu button. */
export const LabShell = ({ session }: { session: LabSession }) => {
  const { t } = useTranslation(['lab', 'common'])
  const narrow = useNarrow()
  const phone = usePhone()
  const wall = useIsOnWall()
  const folded = narrow || wall
  const { pathname, key } = useLocation()
  /** Where the menu was opened; going anywhere closes it, also to where one is. */
  const [menuOn, setMenuOn] = useState<string | null>(null)
  useFollowRoomState(session.lab)
  useSeatLanguage(session)
  const live = useLiveLab()
  useFollowRequests(live)
  useFollowProgramme(live)
  useTellAsked()
  useFollowNames(session)
  useEffect(attachParts, [])
  useEffect(() => keepFocus(document.body), [])
  const opening = useOfConnection(isOnItsWay)
  useEffect(() => {
    if (opening) return
    void keepShell()
    void loadAhead(phone)
  }, [opening, phone])
  useEffect(() => {
    document.title = `${session.lab.name} · ${t('product', { ns: 'common' })}`
  }, [session.lab.name, t])

  return (
    <div className={classes['shell']}>
      <SkipLinks />
      <NewerVersion />
      {!wall && <InboxNews />}
      <Buzz />
      <LabHeader session={session} narrow={narrow} wall={wall} openMenu={() => setMenuOn(key)} />
      <div className={classes['guide']}>
        <GuideBar />
        {!isSeatPath(pathname) && <HallBanners />}
        {!wall && <RoundBanner />}
      </div>
      {!folded && (
        <div data-part="rooms" className={classes['side']}>
          <LabNav session={session} narrow={false} />
        </div>
      )}
      <main id="main" data-part="page" tabIndex={-1} className={classes['main']}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <div className={classes['hall']}>{wall ? <WallBar /> : <HallBar />}</div>
      <Drawer
        opened={folded && menuOn === key}
        onClose={() => setMenuOn(null)}
        title={session.lab.name}
        size={narrow ? '86%' : '24rem'}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
        padding={0}
        styles={{ header: { padding: '0.75rem 1.2rem' } }}
      >
        <LabNav session={session} narrow={narrow} />
      </Drawer>
    </div>
  )
}
