import { useTranslation } from 'react-i18next'
import { useSession } from '#client/api/session.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { MyLabs } from './home/MyLabs.tsx'
import { Welcome } from './home/Welcome.tsx'

/** The labs of this person, or what this is for someone who has none. */
export const HomePage = () => {
  const { t } = useTranslation('lab')
  const session = useSession()
  if (session.isPending) return <Loading />
  if (session.isError)
    return (
      <Page title={t('home.title')}>
        <Failure error={session.error} retry={() => void session.refetch()} />
      </Page>
    )
  return session.data.person ? <MyLabs session={session.data} person={session.data.person} /> : <Welcome />
}
