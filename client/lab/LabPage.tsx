import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useMatch, useParams } from 'react-router'
import { asFailure } from '#client/api/apiFailure.ts'
import { useLabSession } from '#client/api/labs.ts'
import { LiveLabProvider } from '#client/plan/LiveLabProvider.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { LabShell } from './LabShell.tsx'
import { NotOpened } from './NotOpened.tsx'
import { SiteFrame } from './SiteFrame.tsx'
import { keepWantedAddress } from './wantedAddress.ts'

const PublicRoadmapPage = lazy(async () => ({
  default: (await import('#client/agreement/PublicRoadmapPage.tsx')).PublicRoadmapPage,
}))

/** One lab: asks for this browser's seat, opens the live plan, and draws the page inside the shell. */
export const LabPage = () => {
  const { t } = useTranslation('lab')
  const { lab = '' } = useParams()
  const session = useLabSession(lab)
  /** While it is asked for again, the page goes on saying why it is not open. */
  const [failure, setFailure] = useState<unknown>(null)
  if (session.error && session.error !== failure) setFailure(session.error)
  if (session.data)
    return (
      <LiveLabProvider session={session.data} key={`${session.data.lab.id}/${session.data.seat.id}`}>
        <LabShell session={session.data} />
      </LiveLabProvider>
    )
  if (failure === null) return <Loading text={t('opening')} />
  const notOpen = <LabNotOpen error={failure} retry={() => void session.refetch()} />
  return hasNoSeat(failure) ? <WithoutSeat lab={lab} otherwise={notOpen} /> : notOpen
}

const hasNoSeat = (error: unknown): boolean =>
  ['notFound', 'unauthenticated', 'forbidden'].includes(asFailure(error).code)

/** Who has no seat may read what the lab has published of its roadmap. */
const WithoutSeat = ({ lab, otherwise }: { lab: string; otherwise: ReactNode }) => {
  const version = useMatch('/labs/:lab/roadmap/:version')?.params.version
  const isRoadmap = useMatch('/labs/:lab/roadmap/*') !== null
  if (!isRoadmap) return otherwise
  return (
    <Suspense fallback={<Loading />}>
      <PublicRoadmapPage
        lab={lab}
        version={version === undefined ? null : Number(version) || 0}
        frame={(page) => <SiteFrame>{page}</SiteFrame>}
        otherwise={otherwise}
      />
    </Suspense>
  )
}

const LabNotOpen = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const { t } = useTranslation('lab')
  const noSeat = hasNoSeat(error)
  const { pathname, search } = useLocation()
  useEffect(() => {
    if (noSeat) keepWantedAddress(pathname + search)
  }, [noSeat, pathname, search])
  return (
    <NotOpened
      error={error}
      retry={retry}
      title={t(noSeat ? 'noSeat.title' : 'notOpened')}
      final={noSeat ? t('noSeat.text') : null}
      {...(asFailure(error).code === 'offline' && { words: t('notOnDevice') })}
    />
  )
}
