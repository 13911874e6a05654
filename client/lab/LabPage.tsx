import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import { asFailure } from '#client/api/apiFailure.ts'
import { useLabSession } from '#client/api/labs.ts'
import { LiveLabProvider } from '#client/plan/LiveLabProvider.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { LabShell } from './LabShell.tsx'
import { NotOpened } from './NotOpened.tsx'
import { keepWantedAddress } from './wantedAddress.ts'

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
  return <LabNotOpen error={failure} retry={() => void session.refetch()} />
}

const LabNotOpen = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const { t } = useTranslation('lab')
  const { code } = asFailure(error)
  const noSeat = code === 'notFound' || code === 'unauthenticated' || code === 'forbidden'
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
      {...(code === 'offline' && { words: t('notOnDevice') })}
    />
  )
}
