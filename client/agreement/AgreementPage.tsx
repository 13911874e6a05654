import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AgreementView } from '#shared/api/agreement.ts'
import type { LabSession } from '#shared/api/labs.ts'
import { useAgreement } from '#client/api/agreement.ts'
import { useLabNow } from '#client/api/labs.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import { LastVersion } from './LastVersion.tsx'
import { VersionPanel } from './VersionPanel.tsx'

/** From the open draft to the released version: what is missing, who stands where, what one can do. */
export const AgreementPage = () => {
  const { t } = useTranslation('agreement')
  const session = useLabNow(useLiveLab().session)
  const agreement = useAgreement(session.lab.slug)
  return (
    <Page main={false} title={t('title')} lead={agreement.data && leadOf(t, agreement.data)}>
      {agreement.isPending && <Loading />}
      {agreement.isError && <Failure error={agreement.error} retry={() => void agreement.refetch()} />}
      {agreement.data && <Body session={session} agreement={agreement.data} />}
    </Page>
  )
}

const leadOf = (
  t: ReturnType<typeof useTranslation<'agreement'>>['t'],
  { phase, current }: AgreementView,
): string => {
  if (phase === 'open') return t('lead.open')
  return current?.releasedAt ? t('lead.released') : t('lead.frozen')
}

const Body = ({ session, agreement }: { session: LabSession; agreement: AgreementView }) => {
  const { phase, current } = agreement
  if (phase === 'frozen' && current) return <VersionPanel session={session} current={current} />
  return (
    <Stack gap="xl">
      <DraftPanel session={session} nextVersion={(current?.version ?? 0) + 1} />
      {current && <LastVersion session={session} current={current} />}
    </Stack>
  )
}
