import { Button } from '@mantine/core'
import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useRoadmap } from '#client/api/roadmaps.ts'
import { RoadmapReading } from '#client/delivery/reading/RoadmapReading.tsx'
import { useLiveLab } from '#client/plan/hooks.ts'
import { momentText } from '#client/ui/dateText.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'

/** One released version to be read. */
export const RoadmapVersionPage = () => {
  const { t } = useTranslation('roadmap')
  const { version = '' } = useParams()
  const lab = useLiveLab().session.lab.slug
  const roadmap = useRoadmap(lab, Number(version) || 0)
  return (
    <Page
      main={false}
      title={t('page.version', { version })}
      lead={roadmap.data && t('page.released', { date: momentText(roadmap.data.roadmap.releasedAt) })}
      actions={
        <>
          <Button
            component={Link}
            to={`/labs/${lab}/roadmap`}
            variant="subtle"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
          >
            {t('page.all')}
          </Button>
          {roadmap.data && (
            <Button
              component="a"
              href={`/api/labs/${lab}/roadmaps/${version}?download`}
              download={`${lab}-roadmap-${version}.json`}
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
            >
              {t('page.download')}
            </Button>
          )}
        </>
      }
    >
      {roadmap.isPending && <Loading />}
      {roadmap.isError && <Failure error={roadmap.error} retry={() => void roadmap.refetch()} />}
      {roadmap.data && <RoadmapReading roadmap={roadmap.data} />}
    </Page>
  )
}
