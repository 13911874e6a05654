import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import type { LabSession } from '#shared/api/labs.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { LabHeader } from './LabHeader.tsx'
import { LabNav } from './LabNav.tsx'
import classes from './LabShell.module.css'
import { loadAhead } from './loadAhead.ts'
import { useNarrow } from './useNarrow.ts'
import { useFollowRoomState } from './useFollowRoomState.ts'

/** Header, rooms and page of a lab. On a phone the rooms are in a drawer behind the menu button. */
export const LabShell = ({ session }: { session: LabSession }) => {
  const { t } = useTranslation(['lab', 'common'])
  const narrow = useNarrow()
  const [open, drawer] = useDisclosure(false)
  const { pathname } = useLocation()
  useFollowRoomState(session.lab)
  useEffect(() => void loadAhead(narrow), [narrow])
  useEffect(() => drawer.close(), [pathname, drawer])
  useEffect(() => {
    document.title = `${session.lab.name} · ${t('product', { ns: 'common' })}`
  }, [session.lab.name, t])

  return (
    <div className={classes['shell']}>
      <a className="skip-link" href="#main">
        {t('skipToContent', { ns: 'common' })}
      </a>
      <LabHeader session={session} narrow={narrow} openMenu={drawer.open} />
      {!narrow && (
        <div className={classes['side']}>
          <LabNav session={session} narrow={false} />
        </div>
      )}
      <main id="main" tabIndex={-1} className={classes['main']}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Drawer
        opened={open && narrow}
        onClose={drawer.close}
        title={session.lab.name}
        size="86%"
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
        styles={{ title: { fontWeight: 650 }, body: { padding: 0 } }}
      >
        <LabNav session={session} narrow />
      </Drawer>
    </div>
  )
}
