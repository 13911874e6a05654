import { IconArchive } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '#client/api/apiFailure.ts'
import { useImportedRoadmaps } from '#client/api/delivery.ts'
import { useSession } from '#client/api/session.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { DeliveryLinkButton } from './DeliveryLinkButton.tsx'
import { ImportBox } from './ImportBox.tsx'
import { ImportedTable } from './ImportedTable.tsx'

/** A delivery unit's roadmaps: bring in a file, and the list of what is here. */
export const DeliveryPage = () => {
  const { t } = useTranslation('delivery')
  const list = useImportedRoadmaps()
  const facilitator = useSession().data?.person?.facilitator ?? false
  if (list.isError && asFailure(list.error).code !== 'offline')
    return (
      <Page title={t('title')} lead={t('lead')}>
        <Failure error={list.error} retry={() => void list.refetch()} />
      </Page>
    )
  return (
    <Page title={t('title')} lead={t('lead')} actions={facilitator && <DeliveryLinkButton />}>
      <ImportBox />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.data?.roadmaps.length === 0 && (
        <EmptyState icon={<IconArchive size={28} />} title={t('none.title')} text={t('none.text')} />
      )}
      {list.data && list.data.roadmaps.length > 0 && <ImportedTable roadmaps={list.data.roadmaps} />}
    </Page>
  )
}
