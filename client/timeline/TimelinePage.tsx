import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/Page.tsx'

/** The plan as bars on a calendar: of one room, or with null of the whole lab. */
export const TimelinePage = ({ workstreamId }: { workstreamId: string | null }) => {
  const { t } = useTranslation('timeline')
  return (
    <Page title={t('title')} main={false}>
      <span>{workstreamId}</span>
    </Page>
  )
}

export const LabTimeline = () => <TimelinePage workstreamId={null} />
