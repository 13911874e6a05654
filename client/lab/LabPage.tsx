import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { asFailure, failureKey } from '#client/api/apiFailure.ts'
import { useLabSession } from '#client/api/labs.ts'
import { LiveLabProvider } from '#client/plan/LiveLabProvider.tsx'
import { CentredPage } from '#client/ui/CentredPage.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Brand } from './Brand.tsx'
import { LabShell } from './LabShell.tsx'

/** One lab: asks for this browser's seat, opens the live plan, and draws the page inside the shell. */
export const LabPage = () => {
  const { t } = useTranslation('lab')
  const { lab = '' } = useParams()
  const session = useLabSession(lab)
  if (session.data)
    return (
      <LiveLabProvider session={session.data} key={`${session.data.lab.id}/${session.data.seat.id}`}>
        <LabShell session={session.data} />
      </LiveLabProvider>
    )
  if (session.isPending) return <Loading text={t('opening')} />
  return <LabNotOpen error={session.error} retry={() => void session.refetch()} />
}

const LabNotOpen = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const { t } = useTranslation(['lab', 'common'])
  const { code } = asFailure(error)
  const noSeat = code === 'notFound' || code === 'unauthenticated' || code === 'forbidden'
  return (
    <CentredPage>
      <Stack gap="md">
        <Brand />
        <Title order={1} size="h2">
          {noSeat ? t('noSeat.title') : t('notOpened')}
        </Title>
        <Text>{noSeat ? t('noSeat.text') : t(failureKey(error), { ns: 'common' })}</Text>
        <Group>
          {noSeat ? (
            <Button component="a" href="/join">
              {t('noSeat.join')}
            </Button>
          ) : (
            <Button onClick={retry}>{t('tryAgain', { ns: 'common' })}</Button>
          )}
          <Button component={Link} to="/" variant="default">
            {t('missing.home', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </CentredPage>
  )
}
